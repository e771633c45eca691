import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Ledger } from '../../../verdict/ledger/ledger.ts';
import { openLedger } from '../../../verdict/ledger/open-ledger.ts';
import { ledgerEntry } from '../../helpers/ledger-entry.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

/** A ledger in files of its own, with as many lines of `staging` as asked for, of the runs r1, r2, … */
export async function fileLedger(
  t: TestContext,
  count: number,
): Promise<{ ledger: Ledger; lines: string; head: string }> {
  const reports = temporaryFolder(t);
  const ledger = await openLedger(undefined, { reports, project: reports, variables: {} });
  t.after(() => ledger[Symbol.asyncDispose]());
  for (let index = 1; index <= count; index += 1) await ledger.append(ledgerEntry(`r${index}`));
  const folder = join(reports, 'ledger');
  return { ledger, lines: join(folder, 'staging.jsonl'), head: join(folder, 'staging.head.json') };
}
