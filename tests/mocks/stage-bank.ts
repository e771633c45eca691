import type { TestContext } from 'node:test';
import { z } from 'zod';
import { chooseBank } from '../../mocks/choose-bank.ts';
import { type BankControl, bankControl } from '../../mocks/control-client.ts';
import { startBank } from '../../mocks/server.ts';
import type { Clock } from '../../support/clock.ts';
import { Secret } from '../../support/secret.ts';
import { manualClock } from '../helpers/manual-clock.ts';
import { readDocument } from '../sample-bank/contract-document.ts';
import { type Answer, CLIENT } from '../sample-bank/open-sample.ts';

const { assertInContract } = readDocument('2026-03');

export { type Answer, CLIENT };

export interface CallOptions {
  token?: string;
  headers?: Record<string, string>;
  json?: unknown;
  body?: string | URLSearchParams;
}

export interface StageBankOptions {
  seed?: string;
  /** The machine's own gives handlers of another process the time they need to answer. */
  clock?: Clock;
  /** Told of what fails inside the bank. */
  onDefect?: (error: unknown) => void;
}

/** A bank that runs for one test, with a clock that the test moves. */
export interface StagedBank {
  url: string;
  control: BankControl;
  /** Moves the bank's clock on. */
  passes(milliseconds: number): Promise<void>;
  now(): number;
  /** Calls the bank's API and fails when the answer is not one the contract has. */
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  /** A token for some scopes, all when none is named. */
  token(scope?: string): Promise<string>;
}

export async function stageBank(
  t: TestContext,
  { seed = 'a seed', clock = manualClock(), onDefect = console.error }: StageBankOptions = {},
): Promise<StagedBank> {
  const credential = { clientId: CLIENT.id, clientSecret: new Secret('BANK_CLIENT_SECRET', CLIENT.secret) };
  const { kind } = await chooseBank({ bank: 'sample', credential });
  const bank = await startBank({ port: 0, host: '127.0.0.1', kind, seed, clock, onDefect });
  t.after(() => bank.stop());

  const call: StagedBank['call'] = async (method, path, { token, headers = {}, json, body } = {}) => {
    const response = await fetch(`${bank.url}${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    assertInContract(method, path, response, text);
    return { status: response.status, headers: response.headers, text, json: objectIn(text) };
  };

  return {
    url: bank.url,
    control: bankControl(bank.url),
    passes: (milliseconds) => clock.pause(milliseconds),
    now: () => clock.now(),
    call,
    async token(scope) {
      const body = new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        ...(scope === undefined ? {} : { scope }),
      });
      const { json } = await call('POST', '/oauth2/token', { body });
      return z.string().parse(json.access_token);
    },
  };
}

function objectIn(text: string): Record<string, unknown> {
  return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
}
