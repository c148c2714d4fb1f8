/*
 * What the scripts say. Words in braces are put in by `say`.
 */
const TEXTS = {
  sortedBy: 'Sorted by {column}, {direction}',
  ascending: 'ascending',
  descending: 'descending',
  sortedAsGiven: 'Back in the given order',
  shown: '{shown} of {all} shown',
  nothingMatches: 'Nothing matches: 0 of {all} shown',
  clear: 'Clear',
  openAll: 'Open all',
  closeAll: 'Close all',
  copyLink: 'Copy link',
  copyLinkTo: 'Copy link to {name}',
  copied: 'Copied',
  linkCopied: 'The link is copied',
  linkInAddress: 'Copying was refused: the link is in the address bar',
};
