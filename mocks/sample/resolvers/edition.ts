import {
  type AnsweredExchange,
  type Edition,
  NO_SUBJECT,
  type OperationResolver,
  type ServedOperation,
  type Subject,
} from '../../bank-model.ts';
import type { OperationRole } from '../../journal-entry.ts';
import { tooLarge, unreadablePath } from '../../problem-response.ts';
import { notInTheContract } from '../refusals.ts';
import { type ApiVersion, DUTIES, type Duty } from '../versions.ts';
import { readApplication, submitApplication, supplyInformation } from './applications.ts';
import { issueToken } from './issue-token.ts';
import { createPayment, readPayment } from './payments.ts';
import { operationFor, type ServedVersion } from './served-version.ts';
import { subjectOf } from './subject.ts';

/** How a duty is done, and what its calls are about. */
interface Practice {
  /** What it is for in a delayed flow: the one that staff decide. */
  readonly role: OperationRole | null;
  readonly resolver: (served: ServedVersion) => OperationResolver;
  readonly subjectOf: (exchange: AnsweredExchange, api: ApiVersion) => Subject;
}

const ofApplication: Practice['subjectOf'] = (exchange, { applications }) => subjectOf(exchange, applications);
const ofPayment: Practice['subjectOf'] = (exchange, { payments }) => subjectOf(exchange, payments);

const PRACTICE = {
  issueToken: { role: 'token', resolver: issueToken, subjectOf: () => NO_SUBJECT },
  submitApplication: { role: 'create', resolver: submitApplication, subjectOf: ofApplication },
  readApplication: { role: 'read', resolver: readApplication, subjectOf: ofApplication },
  supplyInformation: { role: 'supply', resolver: supplyInformation, subjectOf: ofApplication },
  createPayment: { role: null, resolver: createPayment, subjectOf: ofPayment },
  readPayment: { role: null, resolver: readPayment, subjectOf: ofPayment },
} as const satisfies Record<Duty, Practice>;

/** One version of the API, every operation of its contract with what carries it out. */
export function editionOf(served: ServedVersion): Edition {
  const { name, api, contract } = served;
  const operations = new Map(
    dutiesOf(api).map((duty) => {
      const operation = operationFor(served, duty);
      return [operation.id, servedOperation(served, duty)] as const;
    }),
  );
  const idle = contract.operations.filter(({ id }) => !operations.has(id));
  if (idle.length > 0) throw new Error(`nobody serves ${idle.map(({ id }) => id).join(', ')} of the contract ${name}`);
  return {
    version: name,
    contract,
    operations,
    refuseUnknown: (allowed) => api.refuse(notInTheContract(allowed)),
    refuseTooLarge: () => api.refuse(tooLarge()),
    refuseUnreadable: () => api.refuse(unreadablePath()),
  };
}

function servedOperation(served: ServedVersion, duty: Duty): ServedOperation {
  const { role, resolver, subjectOf: subject } = PRACTICE[duty];
  return {
    operation: operationFor(served, duty),
    role,
    resolve: resolver(served),
    subjectOf: (exchange) => subject(exchange, served.api),
  };
}

function dutiesOf({ operations }: ApiVersion): Duty[] {
  return DUTIES.filter((duty) => operations[duty] !== null);
}
