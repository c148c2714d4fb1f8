/*
 * The order in which a plan learns a set. Prerequisites come first; among such orders the sum,
 * over the completed postings, of the minutes until each is completed is least (Held and Karp
 * 1962), and of equal ones the earlier skills come first. Beyond some skills, what completes most
 * postings per minute comes next. The program does the same, and ties have to fall alike.
 *
 * Sets of skills are the bits of a BigInt.
 */
const ORDERED_EXACTLY = 12;

const NONE = 0n;
const one = (place) => 1n << BigInt(place);
const setOf = (places) => places.reduce((set, place) => set | one(place), NONE);
const firstOf = (set) => set & -set;
const isSingle = (set) => set === firstOf(set);

/** Groups without those that another one settles, sorted. */
function leastGroups(groups) {
  const sets = [...new Set(groups.map(setOf))].sort((a, b) => (a < b ? -1 : 1));
  return sets.filter((set) => !sets.some((other) => other !== set && !(other & ~set)));
}

/** Compares lists of sets as words are compared. */
function bySets(a, b) {
  const at = a.findIndex((set, index) => set !== b[index]);
  return at < 0 || (at < b.length && a[at] < b[at]) ? -1 : 1;
}

/** What a set to be ordered is about: its skills, and the postings that it completes. */
function makeInstance(table, places) {
  const after = new Map(places.map((place) => [place, leastGroups(table.skills[place][3])]));
  const listed = (set) => places.filter((place) => set & one(place));
  const before = (set) => listed(set).flatMap((place) => after.get(place));
  /** A set with all that must certainly be learnt before it. */
  const closed = (set) => {
    const wider = before(set).filter(isSingle).reduce((all, group) => all | group, set);
    return wider === set ? set : closed(wider);
  };
  const merged = new Map();
  const within = new Set(places);
  for (const [lacks] of table.postings) {
    if (!areMet(lacks, within)) continue;
    const groups = leastGroups(lacks);
    const needs = closed(groups.filter(isSingle).reduce((all, group) => all | group, NONE));
    const sets = [needs, ...groups.filter((group) => !(group & needs))];
    const posting = merged.get(`${sets}`) ?? { sets, count: 0 };
    posting.count += 1;
    merged.set(`${sets}`, posting);
  }
  const isDone = ({ sets: [needs, ...choices] }, learnt) =>
    !(needs & ~learnt) && choices.every((group) => group & learnt);
  const postings = [...merged.values()].sort((a, b) => bySets(a.sets, b.sets));
  return {
    whole: setOf(places),
    listed,
    before,
    postings,
    isDone,
    isReady: (place, learnt) => after.get(place).every((group) => group & learnt),
    completed: (learnt) =>
      postings.reduce((sum, posting) => sum + (isDone(posting, learnt) ? posting.count : 0), 0),
    minutes: (set) => listed(set).reduce((sum, place) => sum + table.skills[place][1], 0),
  };
}

/** Dynamic programming over the subsets. */
function orderExactly({ completed, minutes, isReady }, places) {
  const states = Array.from({ length: 1 << places.length }, (_, row) => {
    const learnt = setOf(places.filter((__, at) => (row >> at) & 1));
    return { learnt, completed: completed(learnt), minutes: minutes(learnt), count: 0, waiting: 0 };
  });
  /** The ways on from a row: how much can still be learnt, and the least waiting it costs. */
  const ways = (row) =>
    places.flatMap((place, at) => {
      const next = row | (1 << at);
      if (next === row || !isReady(place, states[row].learnt)) return [];
      const then = states[next];
      const waiting = then.waiting + (then.completed - states[row].completed) * then.minutes;
      return { place, next, count: then.count + 1, waiting };
    });
  for (let row = states.length - 1; row >= 0; row -= 1) {
    const state = states[row];
    for (const { count, waiting } of ways(row)) {
      const better = count > state.count || (count === state.count && waiting < state.waiting);
      if (better) Object.assign(state, { count, waiting });
    }
  }
  const order = [];
  for (let row = 0; ; ) {
    const { count, waiting } = states[row];
    const way = ways(row).find((way) => way.count === count && way.waiting === waiting);
    if (!way) return order;
    order.push(way.place);
    row = way.next;
  }
}

/** Next come the skills that a posting still lacks, those of most completed postings per minute. */
function orderGreedily({ whole, listed, before, postings, isDone, isReady, completed, minutes }) {
  /** Some skills with what has to come before them and is not learnt. */
  const needed = (skills, learnt) => {
    const open = before(skills).filter((group) => !(group & (skills | learnt)));
    const wider = open.reduce((all, group) => all | firstOf(group & whole), skills);
    return wider === skills ? skills : needed(wider, learnt);
  };
  const order = [];
  let learnt = NONE;
  const next = (wanted) => listed(wanted & ~learnt).find((place) => isReady(place, learnt));
  for (let length = -1; length < order.length; ) {
    length = order.length;
    const now = completed(learnt);
    const tried = new Set();
    let best = { worth: -1, wanted: whole };
    for (const posting of postings.filter((posting) => !isDone(posting, learnt))) {
      const [needs, ...choices] = posting.sets;
      const open = choices.filter((group) => !(group & learnt));
      const lacks = open.reduce((all, group) => all | firstOf(group & whole), needs);
      const wanted = needed(lacks & ~learnt, learnt);
      if (tried.has(wanted)) continue;
      tried.add(wanted);
      const worth = (completed(learnt | wanted) - now) / Math.max(minutes(wanted), 1);
      if (worth > best.worth) best = { worth, wanted };
    }
    // A way to a prerequisite that itself comes later; any other skill brings on.
    const wanted = next(best.wanted) === undefined ? whole : best.wanted;
    for (let place = next(wanted); place !== undefined; place = next(wanted)) {
      order.push(place);
      learnt |= one(place);
    }
  }
  return order;
}

/** The skills of a learnable set in learning order. */
function learningOrder(table, places) {
  const instance = makeInstance(table, places);
  return places.length > ORDERED_EXACTLY ? orderGreedily(instance) : orderExactly(instance, places);
}
