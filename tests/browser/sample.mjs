// The sample site that SITE names, and what the program says of its content.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const sources = fileURLToPath(new URL('../..', import.meta.url));

/** The folder of the built site. */
export const site = process.env.SITE && path.resolve(process.env.SITE);
/** The dashboard that tests of single things open. */
export const DASHBOARD = 'candidates/santana-mena/senior-ai-engineer/index.html';
export const MARKET = 'markets/senior-ai-engineer/index.html';

export function assertSite() {
  assert.ok(site && existsSync(path.join(site, 'index.html')), 'SITE must name a built site');
}

/** Every dashboard of the site, as `{ profile, market, page }`. */
export function dashboards() {
  const folders = (folder) =>
    readdirSync(path.join(site, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
  return folders('candidates').flatMap((profile) =>
    folders(`candidates/${profile}`).map((market) => ({
      profile,
      market,
      page: `candidates/${profile}/${market}/index.html`,
    })),
  );
}

export const readJson = (file) => JSON.parse(readFileSync(path.join(site, file), 'utf8'));

/** What `careerdash` prints on standard output for the sample content. */
export function careerdash(verb, input = '') {
  const program = process.env.PROGRAM ?? path.join(sources, 'target/release/careerdash');
  const run = spawnSync(program, verb, { cwd: sources, input, encoding: 'utf8', maxBuffer: 1 << 28 });
  assert.equal(run.status, 0, `${verb.join(' ')}: ${run.stderr || run.error}`);
  return run.stdout;
}
