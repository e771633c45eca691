import type { RunClocks } from '../../runs/run-clocks.ts';
import { maySee, runOf } from '../../runs/run-key.ts';
import type { Collection, Memory } from '../../state/memory.ts';
import type { Identifiers } from '../identifiers.ts';
import {
  type ApplicationEvent,
  type ApplicationRefusal,
  isDecided,
  moveApplication,
  newApplication,
} from '../lifecycle/application.ts';
import { questionsAtReceipt } from '../lifecycle/intake.ts';
import type { Transition } from '../lifecycle/transition.ts';
import type { Submission } from '../submission.ts';
import { type ApplicationRecord, applicationRecordSchema } from './application-record.ts';
import { Finished } from './finished.ts';
import { APPLICANT, happening } from './happening.ts';

export interface ApplicationsOptions {
  readonly memory: Memory;
  readonly clocks: RunClocks;
  readonly identifiers: Identifiers;
  /** How many that are decided are remembered. */
  readonly kept: number;
  /** Told of an application each time it has moved. */
  readonly onMoved: (record: ApplicationRecord) => void;
}

/** Every application, each on its own. One that is not decided is never forgotten. */
export class Applications {
  readonly #records: Collection<ApplicationRecord>;
  readonly #decided: Finished;
  readonly #options: ApplicationsOptions;

  constructor(options: ApplicationsOptions) {
    this.#options = options;
    this.#records = options.memory.collection('sample-applications', applicationRecordSchema);
    this.#decided = new Finished(options.kept);
    const decided = [...this.#records.values()].filter(({ state }) => isDecided(state));
    for (const record of decided.sort((a, b) => a.updatedAt - b.updatedAt)) this.#keepFewer(record);
  }

  /** Takes an application in and assesses it; returns the record as it was received, before the assessment. */
  receive(submission: Submission, correlationId: string | null): ApplicationRecord {
    const { identifiers } = this.#options;
    const { id, iban } = identifiers.unused(
      (taken) => this.#records.has(taken),
      () => identifiers.nextApplication(),
    );
    const now = this.#now(correlationId);
    const received: ApplicationRecord = {
      id,
      correlationId,
      submission,
      reservedIban: iban,
      submittedAt: now,
      updatedAt: now,
      state: newApplication,
      history: [{ at: now, by: APPLICANT, what: 'Submitted' }],
    };
    this.#records.set(id, received);
    const questions = questionsAtReceipt(submission.company.expectedAnnualTurnover.value);
    this.move(received, { type: 'assess', questions });
    return received;
  }

  /** The application of an id, as far as a run may see it. */
  find(id: string, run: string | null): ApplicationRecord | undefined {
    const record = this.#records.get(id);
    return record !== undefined && maySee(run, runOf(record.correlationId)) ? record : undefined;
  }

  /** Every application that a run may see, newest first. */
  all(run: string | null): ApplicationRecord[] {
    return [...this.#records.values()].reverse().filter(({ correlationId }) => maySee(run, runOf(correlationId)));
  }

  /** Moves an application and keeps what came out; a refused event leaves it as it was. */
  move(record: ApplicationRecord, event: ApplicationEvent): Transition<ApplicationRecord, ApplicationRefusal> {
    const transition = moveApplication(record.state, event);
    if (!transition.moved) return transition;
    const now = this.#now(record.correlationId);
    const history = [...record.history, { at: now, ...happening(event) }];
    const moved: ApplicationRecord = { ...record, state: transition.state, updatedAt: now, history };
    this.#records.set(moved.id, moved);
    if (isDecided(moved.state)) this.#keepFewer(moved);
    this.#options.onMoved(moved);
    return { moved: true, state: moved };
  }

  /** Forgets what was submitted under correlation ids that begin so; everything when none is given. */
  clear(correlation = ''): void {
    for (const { id, correlationId } of [...this.#records.values()]) {
      if (!(correlationId ?? '').startsWith(correlation)) continue;
      this.#records.delete(id);
      this.#decided.delete(id);
    }
  }

  #keepFewer({ id }: ApplicationRecord): void {
    for (const forgotten of this.#decided.add(id)) this.#records.delete(forgotten);
  }

  #now(correlationId: string | null): number {
    return this.#options.clocks.now(runOf(correlationId));
  }
}
