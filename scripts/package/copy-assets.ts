import { chmodSync, cpSync, globSync } from 'node:fs';
import { join } from 'node:path';

/** What modules read that lies beside them, and what runs before there is a compiler. */
const ASSETS = ['css', 'js', 'mjs', 'yaml', 'yml', 'json', 'html', 'svg', 'sh'];
/** What runs leave in a clone. */
const OF_RUNS = ['reports/runs/**', 'reports/latest/**', 'reports/ledger/**', 'reports/compatibility/**'];

/** Copies what is no TypeScript of the rooms that are compiled, each file where it lies. */
export function copyAssets(project: string, dist: string): void {
  const rooms = globSync('*/', { cwd: dist }).join(',');
  const assets = globSync(`{${rooms}}/**/*.{${ASSETS.join(',')}}`, { cwd: project, exclude: OF_RUNS });
  for (const asset of assets) cpSync(join(project, asset), join(dist, asset));
  chmodSync(join(dist, 'cli/rehearse.mjs'), 0o755);
}
