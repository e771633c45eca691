import type { HttpHandler } from 'msw';
import type { Bank } from '../bank.ts';
import type { OperationName } from '../operations.ts';
import { applicationHandlers } from './applications.ts';
import { paymentHandlers } from './payments.ts';
import { tokenHandlers } from './token.ts';

export type BankHandlers = Record<OperationName, HttpHandler>;

/** The bank's API as ordinary MSW handlers, one per operation of the contract, answering at `origin`. */
export function bankHandlers(bank: Bank, origin: string): BankHandlers {
  return { ...tokenHandlers(bank, origin), ...paymentHandlers(bank, origin), ...applicationHandlers(bank, origin) };
}
