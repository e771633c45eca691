import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { NewerArtefact, readArtefact } from '../../model/artefact.ts';
import { type Begun, begunSchema } from '../../model/begun.ts';
import { readJournal } from '../../model/journal-file.ts';
import { type Run, runSchema } from '../../model/run.ts';
import { type RunFolder, runFolder } from '../../model/run-folder.ts';
import { Problem } from '../../support/problem.ts';

/** A run that was begun for several machines. */
export interface BegunFolder {
  folder: RunFolder;
  run: Run;
  begun: Begun;
}

/** Reads the folder of a run that `rehearse begin` made, or a copy of it. Throws a Problem where it is none. */
export async function readBegun(path: string): Promise<BegunFolder> {
  const folder = runFolder(resolve(path));
  const run = await readArtefact(folder.run, runSchema).catch((cause: unknown) => {
    if (cause instanceof NewerArtefact) throw cause;
    throw new Problem(
      `${folder.path} is no run’s folder`,
      `its run.json is not there, or can’t be read`,
      'name the folder that rehearse begin printed, or the copy of it on this machine',
      { cause },
    );
  });
  if (run.shards === undefined || run.shard !== undefined) throw notForShards(run, folder);
  const begun = await readArtefact(folder.begun, begunSchema).catch((cause: unknown) => {
    if (cause instanceof NewerArtefact) throw cause;
    if (existsSync(folder.begun)) throw notWhole(folder, 'begun.json', cause);
    throw new Problem(
      `Run ${run.id} has nothing to be played in shards`,
      run.state === 'running'
        ? 'rehearse begin has not come to its end'
        : 'its environment was not fit, or it could not be begun: it is judged already',
      `see ${folder.page}, then begin another`,
      { cause },
    );
  });
  return { folder, run, begun };
}

/** Throws a Problem where what was to be played can't be told from a run's folder: a scenario that nobody played would not be missed. */
export async function assertWhole({ folder, begun }: BegunFolder): Promise<void> {
  const { entries } = await readJournal(folder.begunJournal);
  const announced = new Set(entries.flatMap((entry) => (entry.kind === 'scenario-announced' ? [entry.scenario] : [])));
  if (!begun.scenarios.every((scenario) => announced.has(scenario))) throw notWhole(folder, 'begun.jsonl');
}

function notWhole(folder: RunFolder, file: string, cause?: unknown): Problem {
  return new Problem(
    `${folder.path} is not all of a run’s folder`,
    `its ${file} is missing or cut off, so what was to be played is not known`,
    'copy the folder that rehearse begin printed once more, whole',
    { cause },
  );
}

function notForShards(run: Run, folder: RunFolder): Problem {
  if (run.shard !== undefined) {
    return new Problem(
      `${folder.path} is a shard of run ${run.id}, not the run`,
      'it holds what one machine played',
      `name the run’s folder: ${join(folder.path, '../../..')}`,
    );
  }
  return new Problem(
    `Run ${run.id} was not begun for several machines`,
    'rehearse run played all of it',
    'begin one with: rehearse begin --shards 4',
  );
}
