import { z } from 'zod';

/** What customers enter in these tests. */
export const PAYMENT = {
  creditorName: 'Example Supplies',
  creditorAccount: 'DE89370400440532013000',
  amount: '12.50',
  reference: 'Invoice 2026-118',
};

export const APPLICATION = {
  legalName: 'Example Trading Ltd',
  registrationNumber: 'HRB 123456',
  country: 'DE',
  industry: 'Wholesale',
  expectedAnnualTurnover: '250000',
  fullName: 'Sample Person',
  email: 'sample.person@company.example',
};

/** The same as the APIs take it. */
export const PAYMENT_REQUEST = { ...PAYMENT, amount: { value: PAYMENT.amount, currency: 'EUR' } };

export const APPLICATION_REQUEST = {
  company: {
    legalName: APPLICATION.legalName,
    registrationNumber: APPLICATION.registrationNumber,
    country: APPLICATION.country,
    industry: APPLICATION.industry,
    expectedAnnualTurnover: { value: '250000.00', currency: 'EUR' },
  },
  applicant: { fullName: APPLICATION.fullName, email: APPLICATION.email },
};

/** Sends a form as a browser on the portal's own pages does. */
export function sendForm(
  url: string,
  path: string,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(`${url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url, ...headers },
    body: new URLSearchParams(fields),
  });
}

/** Sends JSON to an API. */
export function sendJson(
  url: string,
  json: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(json),
  });
}

const answerSchema = z.record(z.string(), z.unknown());

/** The body of an API's answer. */
export async function bodyOf(response: Response): Promise<z.output<typeof answerSchema>> {
  return answerSchema.parse(await response.json());
}
