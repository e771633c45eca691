import type { TestContext } from 'node:test';
import type { Ledger } from '../../../../verdict/ledger/ledger.ts';
import { openLedger } from '../../../../verdict/ledger/open-ledger.ts';
import { temporaryFolder } from '../../../helpers/temporary-folder.ts';

/** A store in which ledgers are kept, and a way to meddle with it behind their back. Keys have parts joined by slashes. */
export interface TriedStore {
  setting: string;
  variables: Record<string, string>;
  keys(): Promise<string[]>;
  get(key: string): Promise<string>;
  set(key: string, value: string): Promise<void>;
  remove(key: string): Promise<void>;
}

/** Opens a ledger, closed when the test is over. */
export async function opened(
  t: TestContext,
  { setting, variables }: Pick<TriedStore, 'setting' | 'variables'>,
  limitMs?: number,
): Promise<Ledger> {
  const folder = temporaryFolder(t);
  const now = () => Date.parse('2026-11-21T12:00:00.000Z');
  const limit = limitMs === undefined ? {} : { limitMs };
  const ledger = await openLedger(setting, { reports: folder, project: folder, variables, now, ...limit });
  t.after(() => ledger[Symbol.asyncDispose]());
  return ledger;
}

/** A store whose content is a map: a stand-in's. */
export function inMap(files: Map<string, string>): Pick<TriedStore, 'keys' | 'get' | 'set' | 'remove'> {
  return {
    keys: async () => [...files.keys()],
    get: async (key) => files.get(key) ?? '',
    set: async (key, value) => void files.set(key, value),
    remove: async (key) => void files.delete(key),
  };
}
