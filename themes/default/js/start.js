setUpScheme();
setUpSorting();
const readSet = setUpWhatIf();
setUpHeadings();
setUpHints();
setUpLinks(setUpFilters(), readSet);
