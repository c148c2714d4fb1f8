const filters = [];
let readSet = () => null;

/**
 * Sets up a part of the page, the whole of it at first.
 * @param {Document | Element} part
 */
function setUp(part) {
  setUpSorting(part);
  readSet = setUpWhatIf(part) ?? readSet;
  setUpHeadings(part);
  filters.push(...setUpFilters(part));
}

document.documentElement.dataset.ready = '';
setUpScheme();
setUp(document);
setUpHints();
setUpCopying();
setUpLinks(filters, (hash) => readSet(hash));
// A preview has exchanged a part for another version of it.
document.addEventListener('careerdash:part', ({ target }) => {
  setUp(target);
  readSet(location.hash);
});
