import type { EnvironmentSource } from '../../environments/load.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { RunOptions } from '../commands/run.ts';
import { carryOut, type EndedRun } from '../conductor/one-run.ts';
import { EXIT, exitCodeOf } from '../exit-codes.ts';
import { reportProblem } from '../report-problem.ts';
import { tellRehearsal } from './telling.ts';
import type { Rehearsed } from './watch-deployments.ts';

/** The rehearsals of one watch, one after the other, each of them a run like any other. */
export class Rehearsals {
  readonly #project: string;
  readonly #source: EnvironmentSource;
  readonly #options: RunOptions;
  #last: Verdict | null = null;

  constructor(project: string, source: EnvironmentSource, options: RunOptions) {
    this.#project = project;
    this.#source = source;
    this.#options = options;
  }

  /** The verdict of the last one; `null` where there was none. */
  get last(): Verdict | null {
    return this.#last;
  }

  /**
   * Carries one out. What kept it from being carried out is said: the watch goes on, since the next one may be. Throws
   * when there was not even a run.
   */
  async rehearse(): Promise<Rehearsed> {
    const { strict = false, json = false } = this.#options;
    let told: EndedRun | undefined;
    const order = { project: this.#project, source: this.#source, options: this.#options, bankVersion: null };
    try {
      await carryOut(order, (ended) => {
        told = ended;
        if (!ended.interrupted) tellRehearsal(ended, json);
      });
    } catch (error) {
      if (told === undefined) throw error;
      reportProblem(error);
    }
    if (told === undefined) throw new Error('a run ended without a verdict');
    const { verdict, interrupted } = told;
    this.#last = verdict;
    const green = exitCodeOf(verdict.outcome, strict) === EXIT.go;
    return { green, played: verdict.executedSteps > 0, interrupted };
  }
}
