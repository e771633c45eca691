import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { VersionName } from '../../mocks/sample/versions.ts';
import type { Answer, CallOptions, OpenSample } from './open-sample.ts';

export const GOOD_IBAN = 'DE89370400440532013000';

/** What the intake check asks, answered. */
export const ANSWERS = [
  { field: 'beneficialOwners', answer: 'Sample Person, 100 %' },
  { field: 'sourceOfFunds', answer: 'Retained earnings' },
];

export interface SampleApplication {
  name?: string;
  /** With two decimals; from 100000 the bank asks for more. */
  turnover?: string;
}

interface Wire {
  applications: string;
  payments: string;
  supply: { method: string; path: (id: string) => string; body: (answers: typeof ANSWERS) => object };
  application: (application: Required<SampleApplication>) => object;
  payment: (payment: { iban: string; value: string; debtor: string | null }) => object;
  idOf: (answer: Answer) => string;
}

const id = (name: string) => (answer: Answer) => z.string().parse(answer.json[name]);
const postAnswers = (path: string) => ({
  method: 'POST',
  path: (resource: string) => `${path}/${resource}/information`,
  body: (answers: typeof ANSWERS) => ({ answers }),
});

const company = { registrationNumber: 'HRB 123456', country: 'IE', industry: 'Wholesale' };
const applicant = { fullName: 'Sample Person', email: 'sample.person@company.example' };
const account = (iban: string) => ({ identification: { scheme: 'IBAN', value: iban } });

/** How a client of each version writes what it wants. Written out here, so that the bank's own table is not its own judge. */
const WIRES: Record<VersionName, Wire> = {
  '2025-09': {
    applications: '/applications',
    payments: '/transfers',
    supply: {
      method: 'PUT',
      path: (resource) => `/applications/${resource}/answers`,
      body: (answers) => ({ answers: Object.fromEntries(answers.map(({ field, answer }) => [field, answer])) }),
    },
    application: ({ name, turnover }) => ({
      company: { name, ...company, expectedTurnover: Number(turnover), currency: 'EUR' },
      contact: { name: applicant.fullName, email: applicant.email },
    }),
    payment: ({ iban, value, debtor }) => ({
      ...(debtor === null ? {} : { from: debtor }),
      to: { name: 'Example Supplies', iban },
      amount: Number(value),
      currency: 'EUR',
      description: 'Invoice 118',
    }),
    idOf: (answer) => id('id')(answer),
  },
  '2026-03': {
    applications: '/business-account-applications',
    payments: '/payments',
    supply: postAnswers('/business-account-applications'),
    application: ({ name, turnover }) => ({
      company: { legalName: name, ...company, expectedAnnualTurnover: { value: turnover, currency: 'EUR' } },
      applicant,
    }),
    payment: ({ iban, value, debtor }) => ({
      ...(debtor === null ? {} : { debtorAccount: { iban: debtor } }),
      creditor: { name: 'Example Supplies', iban },
      amount: { value, currency: 'EUR' },
      remittanceInformation: 'Invoice 118',
    }),
    idOf: (answer) => String(answer.json.applicationId ?? answer.json.paymentId),
  },
  '2026-09': {
    applications: '/business-accounts/applications',
    payments: '/payments',
    supply: postAnswers('/business-accounts/applications'),
    application: ({ name, turnover }) => ({
      company: {
        legalName: name,
        legalForm: 'COOPERATIVE',
        ...company,
        expectedAnnualTurnover: { value: turnover, currency: 'EUR' },
      },
      applicant,
    }),
    payment: ({ iban, value, debtor }) => ({
      ...(debtor === null ? {} : { debtorAccount: account(debtor) }),
      creditor: { name: 'Example Supplies', account: account(iban) },
      amount: { value, currency: 'EUR' },
      reference: { text: 'Invoice 118' },
    }),
    idOf: (answer) => String(answer.json.applicationId ?? answer.json.paymentId),
  },
};

export function applicationBody(version: VersionName, application: SampleApplication = {}): object {
  return WIRES[version].application({ name: 'Example Trading Ltd', turnover: '250000.00', ...application });
}

export function paymentBody(
  version: VersionName,
  payment: { iban?: string; value?: string; debtor?: string } = {},
): object {
  return WIRES[version].payment({ iban: GOOD_IBAN, value: '12.50', debtor: null, ...payment });
}

export function idempotencyKey(key: string = randomUUID()): Record<string, string> {
  return { 'idempotency-key': key };
}

/** A client of the bank in one version. Each call has a credential, and a new idempotency key unless one is given. */
export async function clientOf(bank: OpenSample, version: VersionName, correlation?: string) {
  const wire = WIRES[version];
  const credential = await bank.credential(version);
  const common: CallOptions = { version, ...(correlation === undefined ? {} : { correlation }) };
  const post = (path: string, json: unknown, key?: string) =>
    bank.call('POST', path, { ...common, json, headers: { ...credential, ...idempotencyKey(key) } });
  const get = (path: string) => bank.call('GET', path, { ...common, headers: credential });
  return {
    idOf: wire.idOf,
    submit: (application?: SampleApplication, key?: string) =>
      post(wire.applications, applicationBody(version, application), key),
    submitBody: (json: unknown, key?: string) => post(wire.applications, json, key),
    pay: (payment?: Parameters<typeof paymentBody>[1], key?: string) =>
      post(wire.payments, paymentBody(version, payment), key),
    payBody: (json: unknown, key?: string) => post(wire.payments, json, key),
    application: (resource: string) => get(`${wire.applications}/${resource}`),
    payment: (resource: string) => get(`${wire.payments}/${resource}`),
    supply: (resource: string, answers = ANSWERS) =>
      bank.call(wire.supply.method, wire.supply.path(resource), {
        ...common,
        json: wire.supply.body(answers),
        headers: credential,
      }),
  };
}
