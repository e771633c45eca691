import { join } from 'node:path';
import { environmentName, rememberedName } from '../names.ts';

const ENDING = '.jsonl';

/** The files of one environment's ledger. */
export interface LedgerPaths {
  lines: string;
  head: string;
  lock: string;
}

/** Where an environment's lines are in a ledger's folder. Throws a Problem when that is no name of one. */
export function ledgerPaths(folder: string, environment: string): LedgerPaths {
  const base = join(folder, environmentName(environment));
  return { lines: `${base}${ENDING}`, head: `${base}.head.json`, lock: `${base}.lock` };
}

/** The environment that a file of the folder holds lines of, if it does. */
export function environmentOf(file: string): string | undefined {
  return file.endsWith(ENDING) ? file.slice(0, -ENDING.length) : undefined;
}

/** Where a thing that is remembered beside the lines is kept. */
export function rememberedPath(folder: string, key: string): string {
  return join(folder, 'remembered', `${rememberedName(key)}.json`);
}
