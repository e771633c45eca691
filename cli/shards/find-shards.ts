import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { NewerArtefact, readArtefact } from '../../model/artefact.ts';
import { type Run, runSchema } from '../../model/run.ts';
import { type RunFolder, runFolder } from '../../model/run-folder.ts';
import { Problem } from '../../support/problem.ts';

/** The record of one attempt at a shard. */
export type ShardRun = Run & { shard: NonNullable<Run['shard']> };

/** What one machine left of a shard. */
export interface FoundShard {
  run: ShardRun;
  folder: RunFolder;
}

/** What was found in folders: attempts at shards of the run, and how many of other runs lie beside them. */
export interface FoundShards {
  shards: FoundShard[];
  ofOtherRuns: number;
}

/** An attempt's name becomes a folder's: what came from elsewhere must not name one outside the run. */
const ATTEMPT = /^[\w-]+$/;
/** <copy of a run>/shards/<number>/<attempt>, and a folder or two that a CI puts around it. */
const DEEPEST = 5;

/**
 * All attempts at shards of a run in some folders: the run's own, copies of it, or what was fetched from the machines in
 * whatever layout. The same attempt in several places is found once. Throws a Problem where a folder can't be read, or a
 * shard was written by a newer version.
 */
export async function findShards(run: string, paths: readonly string[]): Promise<FoundShards> {
  const attempts = new Map<string, FoundShard>();
  const others = new Set<string>();
  for (const path of paths.map((each) => resolve(each))) {
    await readdir(path).catch((cause: unknown) => {
      throw new Problem(
        `${path} can’t be read`,
        'it is no folder, or may not be looked into',
        'name folders with shards in them',
        { cause },
      );
    });
    for await (const found of shardsIn(path, DEEPEST)) {
      if (found.run.id !== run) others.add(found.folder.path);
      else if (!attempts.has(found.run.shard.attempt)) attempts.set(found.run.shard.attempt, found);
    }
  }
  return { shards: [...attempts.values()], ofOtherRuns: others.size };
}

async function* shardsIn(path: string, depth: number): AsyncGenerator<FoundShard> {
  const folder = runFolder(path);
  const run = await readArtefact(folder.run, runSchema).catch((error: unknown) => {
    if (error instanceof NewerArtefact) throw error;
    return null;
  });
  if (run !== null && isShard(run)) {
    yield { run, folder };
    return;
  }
  if (depth === 0) return;
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  // In order, so that what is found first does not depend on the file system.
  for (const { name } of entries.filter((entry) => entry.isDirectory()).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    yield* shardsIn(join(path, name), depth - 1);
  }
}

function isShard(run: Run): run is ShardRun {
  return run.shard !== undefined && ATTEMPT.test(run.shard.attempt);
}
