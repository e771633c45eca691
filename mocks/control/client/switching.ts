import { z } from 'zod';
import { bankTimeSchema, faultInjectedSchema, versionsSchema } from '../answers.ts';
import type { BankControl } from './bank-control.ts';
import type { ControlConnection } from './connection.ts';
import type { Undoing } from './undoing.ts';

type Switching = Pick<BankControl, 'advance' | 'switchVersion' | 'fault' | 'clearFaults'>;

/** The calls that change how the bank behaves to a run, each with the way back. */
export function switching(call: ControlConnection, own: string | undefined, undoing: Undoing): Switching {
  return {
    advance: (advance) => {
      undoing.add('clock', async () => {
        await call({ method: 'DELETE', path: 'clock', query: { run: own }, answer: bankTimeSchema });
      });
      return call({ method: 'POST', path: 'clock', body: { advance, run: own }, answer: bankTimeSchema });
    },
    switchVersion: (version) => {
      undoing.add('version', async () => {
        await call({ method: 'DELETE', path: 'versions', query: { run: own }, answer: versionsSchema });
      });
      return call({ method: 'PUT', path: 'versions', body: { version, run: own }, answer: versionsSchema });
    },
    fault: async (fault) => {
      const body = { fault, run: own };
      const { id } = await call({ method: 'POST', path: 'faults', body, answer: faultInjectedSchema });
      const remove = async () => {
        await call({ method: 'DELETE', path: `faults/${encodeURIComponent(id)}`, answer: z.undefined() });
      };
      undoing.add(id, remove);
      return { id, remove };
    },
    clearFaults: () => call({ method: 'DELETE', path: 'faults', query: { run: own }, answer: z.undefined() }),
  };
}
