import type { LedgerEntry } from '../../model/ledger-entry.ts';
import type { RunFolder } from '../../model/run-folder.ts';
import { readKeptRun } from './kept-run.ts';
import { postMortem } from './post-mortem.ts';
import { troubleThatEnded } from './trouble.ts';

/**
 * The draft of a post-mortem, where the newest run ended a time in which its environment was no-go; otherwise `null`.
 * `history` is what the ledger holds of that environment, the newest first and this run included; `went` says whether a
 * run was go, and `folderOf` where one would be kept.
 */
export async function draftPostMortem(
  history: readonly LedgerEntry[],
  went: (entry: LedgerEntry) => boolean,
  folderOf: (run: string) => RunFolder,
): Promise<string | null> {
  const trouble = troubleThatEnded(history, went);
  if (trouble === null) return null;
  const runs = [...trouble.during, trouble.after].map(({ run }) => run);
  const kept = await Promise.all(runs.map(async (run) => [run, await readKeptRun(folderOf(run))] as const));
  return postMortem(trouble, new Map(kept));
}
