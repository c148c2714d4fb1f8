/*
 * Sorting of tables.
 *
 * <th data-sort="text"> or <th data-sort="number">: the table can be sorted by this column. The
 * key of a row is `data-value` of its cell; without it the text, or the first number in the text.
 * Rows with an empty key come last. The first press sorts numbers downwards and texts upwards, the
 * second the other way, the third gives the order back that the page came in.
 *
 * <table data-sort-group="NAME">: tables of one name are sorted as one; each keeps its number of
 * rows. <… data-sort-given="NAME"> is true of the given order only, and hidden in any other.
 *
 * A table of several <tbody> is sorted by them, each with the key of its first row.
 */
const COLLATOR = new Intl.Collator(LANGUAGE, { numeric: true, sensitivity: 'base' });

/**
 * Compares keys; empty ones come last whatever the direction.
 * @param {string} kind
 * @param {number} sign 1 upwards, -1 downwards
 */
const byKey = (kind, sign) => (a, b) => {
  if (a.key === '' || b.key === '') return (a.key === '') - (b.key === '');
  return sign * (kind === 'number' ? a.key - b.key : COLLATOR.compare(a.key, b.key));
};

/** What is moved when a table is sorted, with the place it is in. */
function rowsOf(table) {
  const bodies = [...table.tBodies];
  return bodies.length === 1 ? { home: bodies[0], rows: [...bodies[0].rows] } : { home: table, rows: bodies };
}

/** What stands before the decimals of a number. */
const POINT = (0.5).toLocaleString(LANGUAGE)[1];

/** The first number of a text as a key. */
const numberIn = (text) =>
  (/\d(?:[\d.,]*\d)?/.exec(text)?.[0] ?? '').replace(/[.,]/g, (mark) => (mark === POINT ? '.' : ''));

/** The key of a row in a column. */
function keyOf(row, column, kind) {
  const cell = (row.rows?.[0] ?? row).cells[column];
  if (!cell) return '';
  return cell.dataset.value ?? (kind === 'text' ? lineOf(cell) : numberIn(cell.textContent));
}

/** Makes tables that are sorted as one answer to their headers. */
function makeSortable(tables, given) {
  const homes = tables.map(rowsOf);
  const order = homes.flatMap(({ rows }) => rows);
  const headers = tables.flatMap((table) => [...table.tHead.querySelectorAll('th[data-sort]')]);
  let sorted = { column: -1, sign: 0 };

  const place = (rows) => {
    let from = 0;
    for (const { home, rows: own } of homes) {
      home.append(...rows.slice(from, from + own.length));
      from += own.length;
    }
  };
  const sort = (header) => {
    const { cellIndex: column, dataset: { sort: kind } } = header;
    const first = kind === 'number' ? -1 : 1;
    const sign = sorted.column !== column ? first : sorted.sign === first ? -first : 0;
    sorted = sign ? { column, sign } : { column: -1, sign: 0 };
    const keyed = order.map((row) => ({ row, key: keyOf(row, column, kind) }));
    place(sign ? keyed.sort(byKey(kind, sign)).map(({ row }) => row) : order);
    const direction = sign > 0 ? 'ascending' : 'descending';
    for (const other of headers) {
      if (sign && other.cellIndex === column) other.setAttribute('aria-sort', direction);
      else other.removeAttribute('aria-sort');
    }
    for (const label of given) label.hidden = sign !== 0;
    announce(sign ? say(TEXTS.sortedBy, { column: lineOf(header), direction: TEXTS[direction] }) : TEXTS.sortedAsGiven);
  };
  for (const header of headers) {
    const button = makeButton('', () => sort(header), { class: 'sort' });
    button.append(...header.childNodes);
    header.append(button);
  }
}

/** Finds the tables that can be sorted. */
function setUpSorting(part) {
  const groups = new Map();
  for (const header of part.querySelectorAll('th[data-sort]')) {
    const table = header.closest('table');
    const name = table.dataset.sortGroup ?? table;
    groups.set(name, (groups.get(name) ?? new Set()).add(table));
  }
  for (const [name, tables] of groups) {
    const given = typeof name === 'string' ? document.querySelectorAll(`[data-sort-given="${CSS.escape(name)}"]`) : [];
    makeSortable([...tables], given);
  }
}
