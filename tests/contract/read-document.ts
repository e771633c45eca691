import { mkdtempDisposableSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Contract, Operation } from '../../mocks/contract/contract.ts';
import { readContract } from '../../mocks/contract/read-contract.ts';

/** A contract from a document of `documents/`. */
export function readSample(name: string): Promise<Contract> {
  return readContract(join(import.meta.dirname, 'documents', name));
}

/** A contract from a document given as text, as `bank.yaml` in a folder of its own, with further files beside it. */
export async function readText(text: string, beside: Record<string, string> = {}): Promise<Contract> {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'contract-'));
  for (const [name, content] of Object.entries({ 'bank.yaml': text, ...beside }))
    writeFileSync(join(folder.path, name), content);
  return await readContract(join(folder.path, 'bank.yaml'));
}

/** A document of one operation, `GET /thing`, whose answer has this schema. */
export function documentOf(schema: unknown, components: Record<string, unknown> = {}): string {
  const content = { 'application/json': { schema } };
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'One', version: '1' },
    paths: { '/thing': { get: { operationId: 'readThing', responses: { 200: { description: 'A thing', content } } } } },
    components: { schemas: components },
  });
}

export function operationOf(contract: Contract, id: string): Operation {
  const operation = contract.operation(id);
  if (operation === undefined) throw new Error(`the document has no ${id}`);
  return operation;
}

/** What is wrong with a JSON answer of status 200. */
export function answered(contract: Contract, id: string, body: unknown, status = 200) {
  const type = id.endsWith('Thing') || id.endsWith('Payment') ? 'application/json' : 'application/vnd.api+json';
  const headers = new Headers({ 'content-type': type });
  return contract.checkResponse(operationOf(contract, id), { status, headers, body });
}
