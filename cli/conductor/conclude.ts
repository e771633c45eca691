import type { Environment } from '../../model/environment.ts';
import type { Facts } from '../../model/facts.ts';
import { redactJournal } from '../../model/journal-file.ts';
import type { Rules } from '../../model/rules-file.ts';
import type { Verdict } from '../../model/verdict.ts';
import { writeArtefact } from '../../model/write-artefact.ts';
import { readRun } from '../../reports/read-run.ts';
import { renderRun } from '../../reports/render-run.ts';
import type { ReportInput } from '../../reports/report-input.ts';
import { systemClock } from '../../support/clock.ts';
import { messageOf } from '../../support/problem.ts';
import { inContext } from '../../verdict/in-context.ts';
import { judge } from '../../verdict/judge.ts';
import type { Ledger } from '../../verdict/ledger/ledger.ts';
import { templatesOf } from '../../verdict/rollback/templates-of.ts';
import { keepBankChanges } from './bank-changes.ts';
import type { EarlierRuns } from './earlier-runs.ts';
import { factsOf } from './facts-of.ts';
import { redactFolders } from './redact-folders.ts';
import type { RunRecord } from './run-record.ts';
import { withTickets } from './run-tickets.ts';

/** What a run is judged with. */
export interface JudgedWith {
  project: string;
  /** `null` when the run ended before it was known. */
  environment: Environment | null;
  rules: Rules;
  ledger: Ledger;
  earlier: EarlierRuns;
  /** Whether a blocker without a ticket gets one. */
  openTickets: boolean;
  say: (text: string) => void;
  signal: AbortSignal;
}

/** A run that is over: its verdict, its page, and what these were made from. */
export interface Concluded {
  verdict: Verdict;
  page: string;
  input: ReportInput;
  facts: Facts;
}

/**
 * Judges what a run left in its folder, writes the evidence and the verdict, and renders the report. A report that can't be
 * rendered, for want of room say, is said: the verdict is told all the same.
 */
export async function conclude(record: RunRecord, judgedWith: JudgedWith): Promise<Concluded> {
  const { folder, run } = record;
  const { project, environment, rules, earlier, ledger, openTickets: open, say, signal } = judgedWith;
  await redactFolders([folder.traces, folder.playwright, folder.allureResults, folder.attachments]);
  await redactJournal(folder.journal);
  const facts = await factsOf(record, environment, earlier);
  const now = systemClock.now();
  const leadsBack = environment !== null && !environment.staged;
  const templates = leadsBack ? templatesOf(environment) : null;
  const judged = inContext(judge(facts, now, rules), facts, { now, templatesOf: templates });
  const verdict =
    environment === null ? judged : await withTickets(judged, { run, environment, ledger, open, say, signal });
  await writeArtefact(folder.verdict, verdict);
  // Who interrupts a run waits for nothing more.
  if (!signal.aborted) await keepBankChanges(record, { project, environment, facts, verdict });
  await renderRun(folder.path).catch((error: unknown) => say(`The report could not be rendered: ${messageOf(error)}`));
  return { verdict, page: folder.page, input: await readRun(folder), facts };
}
