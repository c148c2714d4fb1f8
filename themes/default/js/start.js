setUpScheme();
setUpSorting();
setUpWhatIf();
setUpHeadings();
setUpLinks(setUpFilters());
