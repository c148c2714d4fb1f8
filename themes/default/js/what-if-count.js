/*
 * The match with any set of skills, counted from the table that the program wrote.
 *
 * Skills are places in the table's list. A group is a list of places of which one has to be
 * learnt. `skills`: [hours, minutes, first, after]; `core` and `preferred`: [met today, the open
 * ones as [by, enough, replaced]]; `postings`: [lacks, company, title, page], names only
 * where learning can complete the posting. What these mean is in the schema of report.json.
 */

const isMet = (group, learnt) => group.some((place) => learnt.has(place));
const areMet = (groups, learnt) => groups.every((group) => isMet(group, learnt));

/** How many skills of a tier are met. */
function countTier([met, open], learnt) {
  const counts = ([by, enough, replaced]) =>
    isMet(by, learnt) ||
    (enough && replaced.filter((groups) => areMet(groups, learnt)).length >= enough);
  return met + open.filter(counts).length;
}

/**
 * What learning a set brings.
 * @param {object} table
 * @param {number[]} chosen
 */
function whatIf(table, chosen) {
  const learnt = new Set(chosen.flatMap((place) => [place, ...table.skills[place][2]]));
  const places = [...learnt].sort((a, b) => a - b);
  const lacking = [[], [], []];
  for (const posting of table.postings) {
    lacking[posting[0].filter((group) => !isMet(group, learnt)).length]?.push(posting);
  }
  const [completed, one, two] = lacking;
  return {
    core: countTier(table.core, learnt),
    preferred: countTier(table.preferred, learnt),
    met: table.met + completed.length,
    one: one.length,
    two: two.length,
    hours: places.reduce((hours, place) => hours + table.skills[place][0], 0),
    completed: completed.length,
    postings: completed,
    order: learningOrder(table, places),
  };
}
