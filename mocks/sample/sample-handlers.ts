import { HttpHandler, http } from 'msw';
import { Problem } from '../../support/problem.ts';
import type { BankModel, Edition } from '../bank-model.ts';

/**
 * One version of a bank as ordinary MSW handlers that answer at `origin` (`https://bank.example`), for `setupServer` in a
 * unit test. What the contract does not have is refused as over HTTP. Throws a Problem when the version is not served.
 */
export function sampleHandlers(model: BankModel, version: string, origin: string): HttpHandler[] {
  const edition = model.editions.find((candidate) => candidate.version === version);
  if (edition === undefined) {
    const served = model.editions.map((candidate) => candidate.version).join(', ');
    throw new Problem(`the bank has no version ${version}`, `it has ${served}`, 'name one of these');
  }
  const handlers = [...edition.operations.values()].map(({ operation, resolve }) => {
    const { method, path } = operation;
    return new HttpHandler(method, `${origin}${path.replaceAll(/\{(\w+)\}/g, ':$1')}`, resolve);
  });
  return [...handlers, refusal(edition, origin)];
}

function refusal(edition: Edition, origin: string): HttpHandler {
  return http.all(`${origin}/*`, ({ request }) => {
    const match = edition.contract.match(request.method, new URL(request.url).pathname);
    return edition.refuseUnknown(match.operation === null ? match.allowed : []);
  });
}
