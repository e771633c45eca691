import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { Problem } from '../../../support/problem.ts';
import type { LedgerDriver } from './key-store.ts';
import type { OpenedDriver } from './open-driver.ts';

const moduleSchema = z.object({ default: z.custom<LedgerDriver>(isDriver) });

/** A driver of unstorage that a module of the project exports as its default. Throws a Problem when it does not. */
export async function moduleDriver(file: string, place: string): Promise<OpenedDriver> {
  const what = `the ledger ${place} cannot be opened`;
  const remedy = 'see docs/ledger.md, "Any other store"';
  if (!existsSync(file)) throw new Problem(what, 'there is no such file', remedy);
  const imported: unknown = await import(pathToFileURL(file).href).catch((error: unknown) => {
    const name = error instanceof Error ? error.name : 'something that is no error';
    throw new Problem(what, `it cannot be imported: it throws ${name}`, 'import it on its own to see why');
  });
  const { data } = moduleSchema.safeParse(imported);
  if (data === undefined)
    throw new Problem(what, 'its default export is no driver of unstorage that can read, list and write', remedy);
  return { driver: data.default, listsByPrefix: false };
}

function isDriver(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const entries = new Map<string, unknown>(Object.entries(value));
  return ['getItem', 'setItem', 'getKeys'].every((name) => typeof entries.get(name) === 'function');
}
