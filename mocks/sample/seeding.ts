import { Problem, Problems } from '../../support/problem.ts';
import type { BankMaterial, SeedOrder } from '../bank-model.ts';
import { runOf } from '../runs/run-key.ts';
import type { BackOffice } from './back-office.ts';
import { bodyErrors } from './resolvers/accepted-body.ts';
import { operationFor, type ServedVersion } from './resolvers/served-version.ts';
import type { Submission } from './submission.ts';

type Resource = SeedOrder['resources'][number];
type Reading = { readonly submission: Submission; readonly correlationId: string | null };

/**
 * Puts applications in place as if they had been submitted: all of them, or none where one can't be taken. A body may be of
 * any version that is served, so that what is seeded need not know which one is current.
 */
export function seedApplications(
  { seed, resources }: SeedOrder,
  {
    office,
    served,
    versions,
  }: { office: BackOffice; served: readonly ServedVersion[] } & Pick<BankMaterial, 'versions'>,
): readonly string[] {
  const problems: Problem[] = [];
  const readings: Reading[] = [];
  for (const [index, resource] of resources.entries()) {
    const current = versions.current(runOf(resource.correlationId ?? null));
    const reading = read(resource, index, served, current);
    if (reading instanceof Problem) problems.push(reading);
    else readings.push(reading);
  }
  if (problems.length > 0) throw new Problems('the bank was not seeded', problems);
  if (seed !== undefined) office.identifiers.restart(seed);
  return readings.map(({ submission, correlationId }) => office.applications.receive(submission, correlationId).id);
}

function read(
  { body, correlationId }: Resource,
  index: number,
  served: readonly ServedVersion[],
  current: string,
): Reading | Problem {
  const currentFirst = served.toSorted((a, b) => Number(b.name === current) - Number(a.name === current));
  for (const version of currentFirst) {
    if (errorsIn(body, version).length > 0) continue;
    return { submission: version.api.applications.submission(body), correlationId: correlationId ?? null };
  }
  const [first] = currentFirst;
  const errors = first === undefined ? [] : errorsIn(body, first);
  return new Problem(
    `resource ${index + 1} is no application`,
    errors.map(({ pointer, detail }) => `${pointer} ${detail}`).join('; '),
    `give the body of a submission as the contract ${first?.name ?? current} has it, or an earlier one`,
  );
}

function errorsIn(body: unknown, version: ServedVersion) {
  const operation = operationFor(version, 'submitApplication');
  const headers = new Headers({ 'content-type': 'application/json' });
  const parts = { parameters: {}, query: new URLSearchParams(), headers, body };
  return bodyErrors(version.contract.checkRequest(operation, parts));
}
