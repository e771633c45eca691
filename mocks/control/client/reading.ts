import {
  caseSchema,
  casesSchema,
  exchangesSchema,
  faultsSchema,
  journalPageSchema,
  versionsSchema,
} from '../answers.ts';
import type { BankControl } from './bank-control.ts';
import type { ControlConnection } from './connection.ts';

type Reading = Pick<BankControl, 'journal' | 'cases' | 'case' | 'exchanges' | 'versions' | 'faults'>;

/** The calls that change nothing. `own` is the run they are about unless told otherwise. */
export function reading(call: ControlConnection, own: string | undefined): Reading {
  return {
    journal: ({ run = own, ...question } = {}) =>
      call({
        path: 'journal',
        query: { ...question, run: run ?? undefined },
        answer: journalPageSchema,
        waitMs: question.waitMs,
      }),
    cases: ({ run = own, ...question } = {}) =>
      call({ path: 'cases', query: { ...question, run: run ?? undefined }, answer: casesSchema }),
    case: (id) => call({ path: `cases/${encodeURIComponent(id)}`, query: { run: own }, answer: caseSchema }),
    exchanges: async ({ run = own, correlation } = {}) => {
      const query = { run: run ?? undefined, correlation };
      return (await call({ path: 'exchanges', query, answer: exchangesSchema })).exchanges;
    },
    versions: () => call({ path: 'versions', query: { run: own }, answer: versionsSchema }),
    faults: async () => (await call({ path: 'faults', query: { run: own }, answer: faultsSchema })).faults,
  };
}
