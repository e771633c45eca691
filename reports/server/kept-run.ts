import { join } from 'node:path';
import { z } from 'zod';
import { readArtefact } from '../../model/artefact.ts';
import { type Run, runSchema } from '../../model/run.ts';
import { runFolder } from '../../model/run-folder.ts';
import { reasonSchema, verdictSchema } from '../../model/verdict.ts';
import { messageOf, Problem } from '../../support/problem.ts';
import { isConductorGone } from '../read-run.ts';
import { onOneLine } from '../words/legible-text.ts';
import { headlineOf, type Standing } from '../words/standing.ts';

/** A run as the list of runs tells it. Texts are on one line and of bounded length; durations in milliseconds. */
export interface KeptRun {
  /** The name of its folder. */
  id: string;
  environment: string;
  standing: Standing;
  /** The big word of its page. */
  word: string;
  summary: string;
  startedAt: string;
  /** `null` where it has not ended, or was cut off. */
  durationMs: number | null;
  commit: string | null;
  branch: string | null;
  /** The titles of the first blockers, and how many there are in all. */
  blockers: readonly string[];
  blockerCount: number;
  riskCount: number;
  demo: { at: string | null; title: string | null };
  /** What it was put into or left out, such as `incident job-absent`; `null` where the audience will see it like this. */
  exercise: string | null;
  /** What a search looks at, in lower case. */
  searched: string;
}

/** A folder among the runs that holds none that could be read, and why. */
export interface BrokenRun {
  id: string;
  why: string;
}

const told = reasonSchema.pick({ title: true, subject: true });
/** Of a verdict only what a list tells: there may be thousands of them. */
const keptVerdictSchema = verdictSchema
  .pick({ schemaVersion: true, outcome: true, summary: true })
  .extend({ blockers: z.array(told), risks: z.array(told), doubts: z.array(told) });

type KeptVerdict = z.infer<typeof keptVerdictSchema>;

const MOST_BLOCKERS = 3;
const LONGEST_TEXT = 240;
const LONGEST_SEARCHED = 4000;

/** Reads what a list tells of one run. Never rejects: what can't be read is a broken run. */
export async function readKeptRun(runs: string, id: string): Promise<KeptRun | BrokenRun> {
  const folder = runFolder(join(runs, id));
  try {
    const run = await readArtefact(folder.run, runSchema);
    const verdict = await readArtefact(folder.verdict, keptVerdictSchema).catch(() => null);
    return keptRunOf(id, run, verdict);
  } catch (error) {
    return { id, why: `run.json: ${error instanceof Problem ? error.why : messageOf(error)}` };
  }
}

/** Whether a run is there to be told of. */
export function isKept(run: KeptRun | BrokenRun): run is KeptRun {
  return 'environment' in run;
}

function keptRunOf(id: string, run: Run, verdict: KeptVerdict | null): KeptRun {
  const cutOff = run.state === 'running' && run.endedAt === null && isConductorGone(run);
  const { standing, word, reason } = headlineOf({ run, verdict, evidence: null, cutOff });
  const short = (text: string) => onOneLine(text, LONGEST_TEXT);
  const blockers = verdict?.blockers ?? [];
  const reasons = [...blockers, ...(verdict?.doubts ?? []), ...(verdict?.risks ?? [])];
  const kept = {
    id,
    environment: run.environment,
    standing,
    word,
    summary: verdict === null && standing === 'running' ? 'The rehearsal goes on.' : short(reason),
    startedAt: run.startedAt,
    durationMs: run.endedAt === null ? null : Math.max(0, Date.parse(run.endedAt) - Date.parse(run.startedAt)),
    commit: run.git === null ? null : onOneLine(run.git.commit, 64),
    branch: run.git === null ? null : onOneLine(run.git.branch, 80),
    blockers: blockers.slice(0, MOST_BLOCKERS).map(({ title }) => short(title)),
    blockerCount: blockers.length,
    riskCount: verdict?.risks.length ?? 0,
    demo: { at: run.demo.at, title: run.demo.title === null ? null : onOneLine(run.demo.title, 80) },
    exercise: exerciseOf(run),
  };
  const texts = [
    id,
    kept.environment,
    kept.word,
    kept.summary,
    kept.commit,
    kept.branch,
    kept.demo.title,
    kept.exercise,
  ];
  const searched = [...texts, ...reasons.flatMap(({ title, subject }) => [short(title), short(subject)])];
  return { ...kept, searched: searched.join('\n').slice(0, LONGEST_SEARCHED).toLowerCase() };
}

function exerciseOf({ incident, bankVersion, only }: Run): string | null {
  const parts = [
    incident !== null && `incident ${incident}`,
    bankVersion !== null && `the bank’s version ${bankVersion}`,
    only !== null && `only ${only}`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? null : onOneLine(parts.join(', '), 120);
}
