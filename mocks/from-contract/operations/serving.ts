import type { Subject } from '../../bank-model.ts';
import type { Operation } from '../../contract/contract.ts';
import { maySee } from '../../runs/run-key.ts';
import type { Answering } from '../answers/call.ts';
import type { Readings } from '../body/answer-check.ts';
import type { ListAnswers } from '../body/list-answers.ts';
import type { ResourceBodies } from '../body/resource-bodies.ts';
import type { Lifecycle } from '../lifecycle/lifecycle.ts';
import type { ResourceKeeper } from '../resources/resource-keeper.ts';
import type { ResourceRecord } from '../resources/resource-record.ts';
import { ownerOf } from '../resources/resources.ts';

/** What serving the operations of a lifecycle takes. */
export interface Serving {
  readonly readings: Readings;
  readonly seed: string;
  readonly lifecycle: Lifecycle;
  readonly keeper: ResourceKeeper;
  readonly bodies: ResourceBodies;
  readonly listAnswers: ListAnswers | null;
}

export function answering({ readings, seed }: Serving, operation: Operation): Answering {
  return { contract: readings.contract, operation, seed };
}

/** A resource that a run may see, as it stands now; `undefined` where it does not know one. */
export function visible({ keeper }: Serving, id: string, run: string | null): ResourceRecord | undefined {
  const record = keeper.resources.get(id);
  return record !== undefined && maySee(run, ownerOf(record)) ? keeper.look(record) : undefined;
}

/** What an answer was about: a resource, and its state where the answer names it at a place. */
export function subject(resource: unknown, state: unknown): Subject {
  const id = typeof resource === 'string' || typeof resource === 'number' ? String(resource) : null;
  const named = typeof state === 'string' ? state : null;
  return { resource: id, namedState: named, state: named };
}
