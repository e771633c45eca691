import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Answer, StagedBank } from './stage-bank.ts';

export const INFORMATION = [
  { field: 'beneficialOwners', answer: 'Sample Person, 100 %' },
  { field: 'sourceOfFunds', answer: 'Retained earnings' },
];

/** An application for an account; from a turnover of 100000 the bank asks for more. */
export function applicationRequest({ legalName = 'Example Trading Ltd', turnover = '250000.00' } = {}) {
  return {
    company: {
      legalName,
      registrationNumber: 'HRB 123456',
      country: 'IE',
      industry: 'Wholesale',
      expectedAnnualTurnover: { value: turnover, currency: 'EUR' },
    },
    applicant: { fullName: 'Sample Person', email: 'sample.person@company.example' },
  };
}

export function paymentRequest({ iban = 'DE89370400440532013000', value = '12.50' } = {}) {
  return {
    creditor: { name: 'Example Supplies', iban },
    amount: { value, currency: 'EUR' },
    remittanceInformation: 'Invoice 2026-118',
  };
}

export function idempotencyKey(): Record<string, string> {
  return { 'idempotency-key': randomUUID() };
}

/** Submits an application and hands back its id. */
export async function submit(
  bank: StagedBank,
  token: string,
  { correlation, ...request }: { legalName?: string; turnover?: string; correlation?: string } = {},
): Promise<string> {
  const headers = { ...idempotencyKey(), ...(correlation === undefined ? {} : { 'x-correlation-id': correlation }) };
  const path = '/business-account-applications';
  const { json } = await bank.call('POST', path, { token, headers, json: applicationRequest(request) });
  return z.string().parse(json.applicationId);
}

export function readApplication(bank: StagedBank, token: string, id: string): Promise<Answer> {
  return bank.call('GET', `/business-account-applications/${id}`, { token });
}
