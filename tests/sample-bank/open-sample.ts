import assert from 'node:assert/strict';
import { z } from 'zod';
import type { BankModel, Edition } from '../../mocks/bank-model.ts';
import type { CallbackEvent } from '../../mocks/callbacks/callbacks.ts';
import { parseBody } from '../../mocks/conformance/checked-request.ts';
import { Journal } from '../../mocks/journal.ts';
import { RunClocks } from '../../mocks/runs/run-clocks.ts';
import { RunVersions } from '../../mocks/runs/run-versions.ts';
import { sampleBank } from '../../mocks/sample/sample-bank.ts';
import type { VersionName } from '../../mocks/sample/versions.ts';
import { type Memory, processMemory } from '../../mocks/state/memory.ts';
import { Secret } from '../../support/secret.ts';
import { manualClock } from '../helpers/manual-clock.ts';

export const CLIENT = { id: 'platform', secret: 'a secret+with %odd& characters:' };

/** What a call came to. Its body is read already. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  json: Record<string, unknown>;
}

export interface CallOptions {
  /** 2026-03 unless given. */
  version?: VersionName;
  headers?: Record<string, string>;
  json?: unknown;
  body?: string | URLSearchParams;
  correlation?: string;
}

/** The sample bank without a door: calls go straight to its resolvers. */
export interface OpenSample {
  model: BankModel;
  journal: Journal;
  clocks: RunClocks;
  versions: RunVersions;
  announced: CallbackEvent[];
  passes(milliseconds: number): Promise<void>;
  now(): number;
  edition(version: VersionName): Edition;
  /** Calls an operation and fails when the answer is not one that version's contract has. */
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  /** A header with a credential that is good in that version. */
  credential(version?: VersionName, scope?: string): Promise<Record<string, string>>;
}

export interface SampleOptions {
  seed?: string;
  memory?: Memory;
  kept?: number;
  clock?: ReturnType<typeof manualClock>;
}

export async function openSample(options: SampleOptions = {}): Promise<OpenSample> {
  const { seed = 'a seed', memory = processMemory(), clock = manualClock(), kept } = options;
  const clocks = new RunClocks(clock, memory);
  const versions = new RunVersions('2026-03', memory);
  const journal = new Journal(clock);
  const announced: CallbackEvent[] = [];
  const callbacks = { announce: (event: CallbackEvent) => void announced.push(event) };
  const credential = { clientId: CLIENT.id, clientSecret: new Secret('BANK_CLIENT_SECRET', CLIENT.secret) };
  const material = { clocks, versions, journal, memory, callbacks, seed, credential };
  const model = await sampleBank(kept === undefined ? material : { ...material, kept });
  const edition = (version: VersionName): Edition =>
    model.editions.find((candidate) => candidate.version === version) ?? assert.fail(version);

  const call: OpenSample['call'] = async (method, path, given = {}) => {
    const { version = '2026-03', headers = {}, json, body, correlation } = given;
    const request = new Request(`http://bank.localhost${path}`, {
      method,
      headers: {
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...(correlation === undefined ? {} : { 'x-correlation-id': correlation }),
        ...headers,
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      ...(body === undefined ? {} : { body }),
    });
    return answer(edition(version), request);
  };

  return {
    model,
    journal,
    clocks,
    versions,
    announced,
    passes: (milliseconds) => clock.pause(milliseconds),
    now: () => clock.now(),
    edition,
    call,
    async credential(version = '2026-03', scope = 'payments accounts') {
      if (version === '2025-09') return { 'x-api-key': CLIENT.secret };
      const client = { client_id: CLIENT.id, client_secret: CLIENT.secret };
      const form = new URLSearchParams({ grant_type: 'client_credentials', scope, ...client });
      const { json } = await call('POST', '/oauth2/token', { version, body: form });
      return { authorization: `Bearer ${z.string().parse(json.access_token)}` };
    },
  };
}

/** The answer of an edition to a request, which must be one its contract has. */
async function answer({ contract, operations, refuseUnknown }: Edition, request: Request): Promise<Answer> {
  const { pathname } = new URL(request.url);
  const match = contract.match(request.method, pathname);
  if (match.operation === null) return read(refuseUnknown(match.allowed));
  const { operation, parameters } = match;
  const served = operations.get(operation.id) ?? assert.fail(operation.id);
  const response = await served.resolve({ request, params: parameters });
  const given = await read(response);
  const { body } = parseBody(given.headers.get('content-type') ?? '', given.text);
  const violations = contract.checkResponse(operation, { status: given.status, headers: given.headers, body });
  assert.deepEqual(violations, [], `${request.method} ${pathname} -> ${given.status} ${given.text}`);
  return given;
}

async function read(response: Response): Promise<Answer> {
  const { status, headers } = response;
  const text = await response.text();
  return { status, headers, text, json: z.record(z.string(), z.unknown()).parse(JSON.parse(text)) };
}
