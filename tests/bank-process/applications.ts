import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { applicationBody } from '../sample-bank/bodies.ts';
import { CREDENTIAL } from './started-bank.ts';

const PATH = '/business-account-applications';
const shownSchema = z.looseObject({ applicationId: z.string(), status: z.string() });

/** A platform's calls about applications at a bank over HTTP, in its version 2026-03. */
export async function applicant(url: string) {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: CREDENTIAL.BANK_CLIENT_ID,
    client_secret: CREDENTIAL.BANK_CLIENT_SECRET,
  });
  const granted = await fetch(`${url}/oauth2/token`, { method: 'POST', body: form });
  const { access_token: token } = z.object({ access_token: z.string() }).parse(await granted.json());
  const headersOf = (correlation: string) => ({ authorization: `Bearer ${token}`, 'x-correlation-id': correlation });
  return {
    /** Submits an application that needs no questions; resolves with its id. Rejects when the bank does not answer. */
    async submit(
      correlation: string,
      { key, name = 'Example Trading Ltd' }: { key?: string; name?: string } = {},
    ): Promise<string> {
      const response = await fetch(`${url}${PATH}`, {
        method: 'POST',
        headers: {
          ...headersOf(correlation),
          'content-type': 'application/json',
          'idempotency-key': key ?? randomUUID(),
        },
        body: JSON.stringify(applicationBody('2026-03', { turnover: '10.00', name })),
      });
      assert.equal(response.status, 202);
      return shownSchema.parse(await response.json()).applicationId;
    },
    /** Whether a bank at another address takes the token that this one gave. */
    async tokenIsGoodAt(other: string): Promise<boolean> {
      const response = await fetch(`${other}${PATH}/app_none`, { headers: headersOf('run-2.flow') });
      await response.arrayBuffer();
      return response.status === 404;
    },
    /** The status the bank shows to a run, or the HTTP status where it shows none. */
    async status(id: string, correlation: string): Promise<string | number> {
      const response = await fetch(`${url}${PATH}/${id}`, { headers: headersOf(correlation) });
      const body: unknown = await response.json();
      return response.ok ? shownSchema.parse(body).status : response.status;
    },
  };
}
