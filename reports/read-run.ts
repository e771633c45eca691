import { existsSync, lstatSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import type { z } from 'zod';
import { NewerArtefact, readArtefact } from '../model/artefact.ts';
import { bankChangesSchema } from '../model/bank-changes.ts';
import { type EarlierRuns, earlierRunsSchema } from '../model/earlier-runs.ts';
import { type Evidence, evidenceSchema } from '../model/evidence.ts';
import { readinessSchema } from '../model/finding.ts';
import { type JournalReading, readJournal } from '../model/journal-file.ts';
import { type Run, runSchema } from '../model/run.ts';
import type { RunFolder } from '../model/run-folder.ts';
import { surgeSchema } from '../model/surge.ts';
import { toldSchema } from '../model/told.ts';
import { verdictSchema } from '../model/verdict.ts';
import { messageOf, Problem } from '../support/problem.ts';
import { environmentSummarySchema } from './environment-summary.ts';
import { assembleEvidence } from './evidence/evidence.ts';
import type { ReportInput } from './report-input.ts';

/**
 * Reads what there is of a run. Only run.json must be there and readable (otherwise a Problem is thrown);
 * whatever else is missing or broken becomes a note. A journal that was read already is not read again.
 */
export async function readRun(folder: RunFolder, journal?: JournalReading): Promise<ReportInput> {
  const run = await readArtefact(folder.run, runSchema);
  const notes: string[] = [];
  const present = await filesIn(folder.path);
  const read = <Schema extends z.ZodType>(path: string, schema: Schema, missing: string) =>
    readOrNote(path, schema, missing, present, notes);
  const environment = await read(
    folder.environment,
    environmentSummarySchema,
    'how the environment was defined is not known',
  );
  const readiness = await read(folder.readiness, readinessSchema, 'what the environment was asked is not known');
  const readinessAfter = present.has(basename(folder.readinessAfter))
    ? await read(folder.readinessAfter, readinessSchema, '')
    : null;
  const verdict = await read(folder.verdict, verdictSchema, 'the run was not judged');
  const told = present.has(basename(folder.told)) ? await read(folder.told, toldSchema, '') : null;
  const earlierRuns = present.has(basename(folder.earlierRuns))
    ? await read(folder.earlierRuns, earlierRunsSchema, '')
    : null;
  const bankChanges = present.has(basename(folder.bankChanges))
    ? await read(folder.bankChanges, bankChangesSchema, '')
    : null;
  const surge = present.has(basename(folder.surge)) ? await read(folder.surge, surgeSchema, '') : null;
  const runsBeside = await withPages(dirname(folder.path), earlierRuns);
  const evidence = await readEvidence(folder, present, notes, journal);
  const cutOff = run.state === 'running' && run.endedAt === null && isConductorGone(run);
  if (run.state === 'running' && run.conductor.host !== hostname()) {
    notes.push(`The run was started on ${run.conductor.host}: whether it still goes on can’t be told from here`);
  }
  return {
    run,
    environment,
    readiness,
    readinessAfter,
    evidence,
    verdict,
    told,
    earlierRuns,
    bankChanges,
    surge,
    runsBeside,
    cutOff,
    notes,
    present,
  };
}

async function readOrNote<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  missing: string,
  present: ReadonlySet<string>,
  notes: string[],
): Promise<z.output<Schema> | null> {
  const name = basename(path);
  if (!present.has(name)) {
    notes.push(`${name} is missing: ${missing}`);
    return null;
  }
  try {
    return await readArtefact(path, schema);
  } catch (error) {
    if (error instanceof NewerArtefact) throw error;
    const why = error instanceof Problem ? error.why : messageOf(error);
    notes.push(`${name} can’t be read: ${why}`);
    return null;
  }
}

/** From the journal, which is what was written first; a run that was moved without it may still have its evidence. */
async function readEvidence(
  folder: RunFolder,
  present: Set<string>,
  notes: string[],
  journal?: JournalReading,
): Promise<Evidence | null> {
  if (!present.has(basename(folder.journal))) {
    if (present.has(basename(folder.evidence))) return readOrNote(folder.evidence, evidenceSchema, '', present, notes);
    notes.push('journal.jsonl is missing: nothing is known of the scenarios');
    return null;
  }
  try {
    const evidence = assembleEvidence(journal ?? (await readJournal(folder.journal)));
    dropEmptyPictures(evidence, folder, present);
    return { ...evidence, gaps: [...evidence.gaps, ...missingPictures(evidence, present)] };
  } catch (error) {
    notes.push(`journal.jsonl can’t be read: ${messageOf(error)}`);
    return null;
  }
}

/** A file without content is what is left of a picture where whoever wrote it was killed, or had no room. */
function dropEmptyPictures({ scenarios }: Evidence, folder: RunFolder, present: Set<string>): void {
  for (const path of scenarios.flatMap(({ steps }) => steps.flatMap(({ screenshots }) => screenshots))) {
    if (present.has(path) && lstatSync(join(folder.path, path), { throwIfNoEntry: false })?.size === 0)
      present.delete(path);
  }
}

function missingPictures({ scenarios }: Evidence, present: ReadonlySet<string>): string[] {
  return scenarios.flatMap(({ title, steps }) =>
    steps.flatMap((step) => {
      const missing = step.screenshots.filter((path) => !present.has(path));
      return missing.length === 0
        ? []
        : [`A picture of "${step.title}" in "${title}" is missing: ${missing.join(', ')}`];
    }),
  );
}

/** Whether the process that conducts a run has gone. A run of another machine can't be asked. */
export function isConductorGone({ conductor, shards }: Pick<Run, 'conductor' | 'shards'>): boolean {
  // Whoever began it has ended: it waits for its shards.
  if (shards !== undefined) return false;
  if (conductor.host !== hostname()) return false;
  try {
    process.kill(conductor.pid, 0);
    return false;
  } catch (error) {
    // EPERM means that it is there and somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

/** Which earlier runs have their page in a folder beside this one. Only what is really there by its name is looked into. */
async function withPages(runs: string, earlier: EarlierRuns | null): Promise<Set<string>> {
  if (earlier === null) return new Set();
  const names = new Set(await readdir(runs).catch(() => []));
  const there = earlier.runs.map(({ run }) => run).filter((run) => names.has(run));
  return new Set(there.filter((run) => existsSync(join(runs, run, 'index.html'))));
}

/** Every file and folder of the run, relative to its folder and with forward slashes. What a link leads to is not the run's. */
async function filesIn(path: string): Promise<Set<string>> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const kept = entries.filter((entry) => entry.isFile() || entry.isDirectory());
  const folders = new Map<string, string>();
  const folderOf = (parent: string): string => {
    const known = folders.get(parent);
    if (known !== undefined) return known;
    const folder = relative(path, parent).replaceAll('\\', '/');
    folders.set(parent, folder === '' ? '' : `${folder}/`);
    return folderOf(parent);
  };
  return new Set(kept.map(({ parentPath, name }) => `${folderOf(parentPath)}${name}`));
}
