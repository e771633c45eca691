import { join } from 'node:path';
import { z } from 'zod';
import { probeJob } from '../../../fixtures/probes.ts';
import type { Job } from '../../../model/environment.ts';
import { ownWords } from '../../../readiness/checks/own-words.ts';
import { readLogEnd } from '../../../readiness/sources/log-file.ts';
import type { GatherOptions } from './gather-options.ts';
import type { SignOfRun } from './job-ticks.ts';

/** What the sample platform's job logs at the end of each run. */
const loggedRunSchema = z.object({
  at: z.iso.datetime(),
  event: z.literal('run'),
  outcome: z.enum(['succeeded', 'failed']),
  examined: z.int().optional(),
  changed: z.int().optional(),
  message: z.string().optional(),
});

/** What a job itself tells of its runs: all of them by its log where the run staged it, and the last by its own report. */
export async function toldRuns(name: string, job: Job, options: GatherOptions): Promise<SignOfRun[]> {
  const [logged, reported] = await Promise.all([loggedRuns(name, options), reportedRun(job, options)]);
  return [...logged, ...reported];
}

async function loggedRuns(name: string, { folder, staged }: GatherOptions): Promise<SignOfRun[]> {
  if (!staged) return [];
  const log = await readLogEnd(join(folder.path, 'logs', `${name}.log`), name);
  if (!log.read) return [];
  return log.value.split('\n').flatMap((line): SignOfRun[] => {
    const run = loggedRun(line);
    if (run === undefined) return [];
    const { at, outcome, examined, changed, message } = run;
    return [told(Date.parse(at), outcome === 'failed', { examined, changed, error: message })];
  });
}

function loggedRun(line: string): z.infer<typeof loggedRunSchema> | undefined {
  if (!line.includes('"run"')) return undefined;
  try {
    return loggedRunSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

async function reportedRun(job: Job, { environment }: GatherOptions): Promise<SignOfRun[]> {
  if (job.url === undefined) return [];
  const report = await probeJob(job, environment);
  if (!report.found || report.value.lastRun === null) return [];
  const { startedAt, outcome, examined, error } = report.value.lastRun;
  return [told(Date.parse(startedAt), outcome === 'failed', { examined, error: error ?? undefined })];
}

interface Said {
  examined?: number | undefined;
  changed?: number | undefined;
  error?: string | undefined;
}

/** What it says of a failure may hold what nobody must see: of that, only what it is about. */
function told(at: number, failed: boolean, { examined, changed, error }: Said): SignOfRun {
  const looked = examined === undefined ? [] : [`looked at ${examined}`];
  const changes = changed === undefined ? [] : [`changed ${changed}`];
  const why = failed && error !== undefined ? [ownWords(error)].filter((words) => words !== '') : [];
  return { at, by: 'told', failed, detail: [...looked, ...changes, ...why].join(', ') };
}
