import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { BankModel, Subject } from '../../mocks/bank-model.ts';
import { noCallbacks } from '../../mocks/callbacks/callbacks.ts';
import type { Contract } from '../../mocks/contract/contract.ts';
import { readContract } from '../../mocks/contract/read-contract.ts';
import { bankFromContract } from '../../mocks/from-contract/bank-from-contract.ts';
import type { LoadedLifecycle } from '../../mocks/from-contract/lifecycle/loaded-lifecycle.ts';
import { readLifecycle } from '../../mocks/from-contract/read-lifecycle.ts';
import { Journal } from '../../mocks/journal.ts';
import type { BankEntry } from '../../mocks/journal-entry.ts';
import { RunClocks } from '../../mocks/runs/run-clocks.ts';
import { RunVersions } from '../../mocks/runs/run-versions.ts';
import { type Memory, processMemory } from '../../mocks/state/memory.ts';
import { manualClock } from '../helpers/manual-clock.ts';

const folder = join(import.meta.dirname, 'documents');

/** The path of a document of these tests. */
export function documentNamed(name: string): string {
  return join(folder, name);
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
  readonly subject: Subject;
}

export interface OpenBank {
  readonly model: BankModel;
  readonly contract: Contract;
  /** Calls an operation; the answer is held against the contract. */
  call(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  decisions(): Extract<BankEntry, { kind: 'decision' }>[];
  advance(milliseconds: number): Promise<void>;
}

/** Reads a contract and its lifecycle, once for many banks. */
export async function material(contractName: string, lifecycleName: string | null) {
  const contract = await readContract(documentNamed(contractName));
  const lifecycle = lifecycleName === null ? null : await readLifecycle(documentNamed(lifecycleName), contract);
  return { contract, lifecycle };
}

/** A bank in this process, whose time stands still until it is moved. */
export function openBank(
  { contract, lifecycle }: { contract: Contract; lifecycle: LoadedLifecycle | null },
  memory: Memory = processMemory(),
): OpenBank {
  const clock = manualClock();
  const journal = new Journal(clock);
  const versions = new RunVersions(contract.version, memory);
  const common = { clocks: new RunClocks(clock, memory), versions, journal, memory, callbacks: noCallbacks };
  const model = bankFromContract({ ...common, seed: 'tests' }, contract, lifecycle);
  return {
    model,
    contract,
    advance: (milliseconds) => clock.pause(milliseconds),
    decisions: () => journal.read().entries.filter((entry) => entry.kind === 'decision'),
    call: (method, path, body, headers = {}) => call(model, contract, { method, path, body, headers }),
  };
}

interface Call {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

async function call(model: BankModel, contract: Contract, { method, path, body, headers }: Call): Promise<Answer> {
  const { pathname } = new URL(path, 'http://bank.localhost');
  const match = contract.match(method, pathname);
  assert.ok(match.operation !== null, `the contract has ${method} ${path}`);
  const sent = new Headers({ 'x-api-key': 'any', ...headers });
  if (body !== undefined) sent.set('content-type', match.operation.requestTypes[0] ?? 'application/json');
  const content = body === undefined ? {} : { body: JSON.stringify(body) };
  const request = new Request(`http://bank.localhost${path}`, { method, headers: sent, ...content });
  const served = model.editions[0]?.operations.get(match.operation.id);
  assert.ok(served !== undefined);
  const response = await served.resolve({ request, params: match.parameters });
  const text = await response.text();
  const parsed: unknown = text === '' ? undefined : JSON.parse(text);
  const answer = { status: response.status, headers: response.headers, body: parsed };
  assert.deepEqual(contract.checkResponse(match.operation, answer), [], `${method} ${path} answers as documented`);
  const { parameters } = match;
  return { ...answer, subject: served.subjectOf({ parameters, status: response.status, body: parsed }) };
}
