import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { JournalEntry } from '../../model/journal.ts';
import { readJournal } from '../../model/journal-file.ts';
import type { RunFolder } from '../../model/run-folder.ts';
import { redactedJson } from '../../support/redact.ts';
import type { ChosenShard, ReadShard } from './choose-shards.ts';
import { type NewPlaces, putBeside } from './take-over-files.ts';

/** What is put together file by file; Playwright's report is made anew from all. */
const KINDS = ['attachments', 'traces', 'allure-results'] as const;
const MOST_LINES_NAMED = 5;

/**
 * Puts what the shards left into the run's own journal and folders, as if one machine had played all. Whatever was put together
 * before is replaced, so that it can be done again.
 */
export async function assembleRun(folder: RunFolder, chosen: readonly ChosenShard[]): Promise<void> {
  for (const kind of KINDS) await rm(join(folder.path, kind), { recursive: true, force: true });
  const { entries: begun } = await readJournal(folder.begunJournal);
  const entries: JournalEntry[] = [...begun];
  const seen = new Map(begun.flatMap((entry) => (entry.kind === 'scenario-announced' ? [[entry.scenario, 0]] : [])));
  const exchanges: string[] = [];
  for (const { shard, taken } of chosen) {
    const at = shard.endedAt ?? shard.startedAt ?? begun.at(-1)?.at ?? new Date(0).toISOString();
    if (taken !== null) {
      const moved = await putTogether(taken, folder);
      entries.push(...ownEntries(taken, moved), ...notes(taken, at));
      for (const scenario of shard.scenarios) {
        const other = seen.get(scenario) ?? 0;
        if (other > 0)
          entries.push(
            note(
              at,
              `${scenario} was played in shards ${other} and ${shard.shard}: give one of the two an annotation of type "scenario"`,
            ),
          );
        seen.set(scenario, shard.shard);
      }
      exchanges.push(await readFile(taken.folder.bankExchanges, 'utf8').catch(() => ''));
    }
    entries.push({ kind: 'shard', at, ...shard });
  }
  await replace(folder.journal, entries.map((entry) => `${redactedJson(entry)}\n`).join(''));
  if (exchanges.some((each) => each !== '')) await replace(folder.bankExchanges, exchanges.join(''));
}

async function putTogether({ folder, run }: ReadShard, into: RunFolder): Promise<NewPlaces> {
  const moved = new Map<string, string>();
  for (const kind of KINDS) {
    const places = await putBeside(kind, { path: folder.path, number: run.shard.number }, into.path);
    for (const [from, to] of places) moved.set(from, to);
  }
  return moved;
}

/** What happened in a shard; of its stages only the playing is the run's. */
function ownEntries({ journal, run }: ReadShard, moved: NewPlaces): JournalEntry[] {
  const stage = (name: string) => `${name}, shard ${run.shard.number}`;
  return journal.entries.map((entry) => {
    if (entry.kind === 'stage-begun' || entry.kind === 'stage-ended') return { ...entry, stage: stage(entry.stage) };
    if (entry.kind === 'screenshot') return { ...entry, path: moved.get(entry.path) ?? entry.path };
    if (entry.kind === 'scenario-ended' && entry.trace !== undefined)
      return { ...entry, trace: moved.get(entry.trace) ?? entry.trace };
    return entry;
  });
}

function notes({ journal, run }: ReadShard, at: string): JournalEntry[] {
  const lines = journal.unreadableLines;
  if (lines.length === 0) return [];
  const named = lines.slice(0, MOST_LINES_NAMED).join(', ');
  const more = lines.length > MOST_LINES_NAMED ? ` and ${lines.length - MOST_LINES_NAMED} more` : '';
  return [
    note(
      at,
      `The journal of shard ${run.shard.number} cannot be read at line ${named}${more}: what was written there is missing here`,
    ),
  ];
}

function note(at: string, text: string): JournalEntry {
  return { kind: 'note', at, text };
}

async function replace(path: string, text: string): Promise<void> {
  const unfinished = join(path, '..', `${basename(path)}.${process.pid}.unfinished`);
  await writeFile(unfinished, text);
  await rename(unfinished, path);
}
