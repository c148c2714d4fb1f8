setUpScheme();
setUpSorting();
const readSet = setUpWhatIf();
setUpHeadings();
setUpLinks(setUpFilters(), readSet);
