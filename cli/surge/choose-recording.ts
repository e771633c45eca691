import { join } from 'node:path';
import { z } from 'zod';
import { readArtefact } from '../../model/artefact.ts';
import { type Evidence, evidenceSchema, type Scenario } from '../../model/evidence.ts';
import { ownerSchema } from '../../model/owner.ts';
import { type Run, runSchema } from '../../model/run.ts';
import { type RunFolder, runFolder } from '../../model/run-folder.ts';
import { runIds } from '../../reports/runs.ts';
import { Problem } from '../../support/problem.ts';
import { readTrace } from '../../surge/recording/read-trace.ts';
import { type RecordedScenario, sortIntoSteps } from '../../surge/recording/recorded-scenario.ts';
import { wantedRun } from '../report/wanted-run.ts';

/** Which recording is wanted. */
export interface RecordingWish {
  env: string;
  run?: string;
  /** A regular expression. */
  scenario?: string;
}

/** A recording, and the run that it is of. */
export interface Recording {
  folder: RunFolder;
  run: Run;
  scenario: RecordedScenario;
}

const placesSchema = z.object({ services: z.record(z.string(), z.object({ url: z.string(), owner: ownerSchema })) });

/** Finds the run and the scenario, and reads what its browsers asked. Throws a Problem where there is none. */
export async function chooseRecording(reports: string, wish: RecordingWish): Promise<Recording> {
  const { env } = wish;
  if (wish.run !== undefined) {
    const folder = await wantedRun(reports, wish.run, env);
    const evidence = await readArtefact(folder.evidence, evidenceSchema);
    const scenario = recordedOne(evidence, wish.scenario);
    if (scenario === undefined) throw nothingRecorded(`run ${wish.run}`, wish.scenario);
    return read(folder, scenario);
  }
  const ids = await runIds(reports);
  for (const id of ids.toReversed()) {
    const folder = runFolder(join(reports, 'runs', id));
    const found = await recordedOn(folder, wish);
    if (found !== undefined) return read(folder, found);
  }
  throw nothingRecorded(`any run on ${env} in ${join(reports, 'runs')}`, wish.scenario);
}

async function recordedOn(folder: RunFolder, { env, scenario }: RecordingWish): Promise<Scenario | undefined> {
  try {
    const run = await readArtefact(folder.run, runSchema);
    if (run.environment !== env || run.incident !== null) return undefined;
    return recordedOne(await readArtefact(folder.evidence, evidenceSchema), scenario);
  } catch {
    return undefined;
  }
}

/** The first that passed, with a trace; no fallback, unless it was asked for. */
function recordedOne({ scenarios }: Evidence, pattern: string | undefined): Scenario | undefined {
  const asked = pattern === undefined ? undefined : new RegExp(pattern, 'i');
  return scenarios.find(
    ({ title, status, trace, fallback }) =>
      status === 'passed' && trace !== undefined && (asked === undefined ? fallback === null : asked.test(title)),
  );
}

async function read(folder: RunFolder, { id, title, steps, trace = '' }: Scenario): Promise<Recording> {
  const run = await readArtefact(folder.run, runSchema);
  const places = await readArtefact(folder.environment, placesSchema);
  const exchanges = await readTrace(join(folder.path, trace));
  const services = Object.entries(places.services).map(([name, { url, owner }]) => ({ name, url, owner }));
  return { folder, run, scenario: { id, title, services, steps: sortIntoSteps(steps, exchanges) } };
}

function nothingRecorded(where: string, pattern: string | undefined): Problem {
  const which = pattern === undefined ? 'no scenario' : `no scenario that matches ${JSON.stringify(pattern)}`;
  return new Problem(
    'There is no recording to replay',
    `${which} passed, with its trace kept, in ${where}`,
    'rehearse once, without --no-traces: rehearse run',
  );
}
