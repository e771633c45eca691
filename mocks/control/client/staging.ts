import { z } from 'zod';
import { caseSchema, seededSchema } from '../answers.ts';
import type { BankControl } from './bank-control.ts';
import type { ControlConnection } from './connection.ts';

type Staging = Pick<BankControl, 'decide' | 'reset' | 'seed'>;

/** The calls that change what the bank holds. `own` is the run they are about unless told otherwise. */
export function staging(call: ControlConnection, own: string | undefined): Staging {
  return {
    decide: (id, decision) =>
      call({
        method: 'POST',
        path: `cases/${encodeURIComponent(id)}/decision`,
        body: { ...decision, run: own },
        answer: caseSchema,
      }),
    reset: async ({ run = own, correlation } = {}) => {
      const body = { run: run ?? undefined, correlation };
      await call({ method: 'POST', path: 'reset', body, answer: z.undefined() });
    },
    seed: ({ seed, resources = [] }) => {
      const usual = own === undefined ? {} : { correlationId: `${own}.seeded` };
      const body = { seed, resources: resources.map((resource) => ({ ...usual, ...resource })) };
      return call({ method: 'POST', path: 'seed', body, answer: seededSchema });
    },
  };
}
