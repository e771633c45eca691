import { readArtefact } from '../../model/artefact.ts';
import type { Environment } from '../../model/environment.ts';
import { type Readiness, readinessSchema } from '../../model/finding.ts';
import { readJournal } from '../../model/journal-file.ts';
import type { Verdict } from '../../model/verdict.ts';
import { writeArtefact } from '../../model/write-artefact.ts';
import { assembleEvidence } from '../../reports/evidence.ts';
import { readRun } from '../../reports/read-run.ts';
import { renderRun } from '../../reports/render-run.ts';
import type { ReportInput } from '../../reports/report-input.ts';
import { systemClock } from '../../support/clock.ts';
import { judge } from '../../verdict/judge.ts';
import { redactFolders } from './redact-folders.ts';
import type { RunRecord } from './run-record.ts';

/** A run that is over: its verdict, its page, and what the page was made from. */
export interface Concluded {
  verdict: Verdict;
  page: string;
  input: ReportInput;
}

/** Judges what a run left in its folder, writes the evidence and the verdict, and renders the report. */
export async function conclude({ folder, run }: RunRecord, environment: Environment | null): Promise<Concluded> {
  await redactFolders([folder.traces, folder.playwright, folder.allureResults]);
  const evidence = assembleEvidence(await readJournal(folder.journal));
  const readiness = await readIfThere(folder.readiness);
  const readinessAfter = await readIfThere(folder.readinessAfter);
  const bank = environment?.bank ?? null;
  const environmentOwner = environment?.owner ?? null;
  const facts = { run, readiness, readinessAfter, evidence, environmentOwner, bank };
  const verdict = judge(facts, systemClock.now());
  await writeArtefact(folder.verdict, verdict);
  const { page } = await renderRun(folder.path);
  return { verdict, page, input: await readRun(folder) };
}

async function readIfThere(path: string): Promise<Readiness | null> {
  return readArtefact(path, readinessSchema).catch(() => null);
}
