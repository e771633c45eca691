import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readArtefact } from '../../../model/artefact.ts';
import { runSchema } from '../../../model/run.ts';
import { runFolder } from '../../../model/run-folder.ts';
import { isConductorGone } from '../../read-run.ts';
import { LiveRun } from './live-run.ts';

/** The runs that go on, each followed from when somebody first looks at it until it is over. */
export class LiveRuns {
  readonly #runs: string;
  readonly #followed = new Map<string, LiveRun>();

  constructor(runs: string) {
    this.#runs = runs;
  }

  /** Follows a run whose conductor says itself when it is over. */
  adopt(id: string, run: LiveRun): void {
    this.#followed.set(id, run);
  }

  /** A run by the name of its folder, if it goes on; `undefined` once its report is there. */
  async find(id: string): Promise<LiveRun | undefined> {
    const known = this.#followed.get(id);
    if (known !== undefined && !known.isOver) return known;
    if (known !== undefined) {
      // A server may stay for months: of a run that is over nothing is held.
      known.close();
      this.#followed.delete(id);
    }
    const folder = runFolder(join(this.#runs, id));
    if (existsSync(folder.page) || !(await goesOn(folder.run))) return undefined;
    const followed = this.#followed.get(id) ?? new LiveRun(folder, { isOverWithItsPage: true });
    this.#followed.set(id, followed);
    return followed;
  }

  close(): void {
    for (const run of this.#followed.values()) run.close();
  }
}

async function goesOn(path: string): Promise<boolean> {
  const run = await readArtefact(path, runSchema).catch(() => undefined);
  return run !== undefined && run.endedAt === null && run.state === 'running' && !isConductorGone(run);
}
