import type { Contract, Operation, SampleResponse, Violation } from '../../contract/contract.ts';
import { isObject } from '../../contract/document/json.ts';
import { below } from '../../contract/document/json-pointer.ts';
import { violationsOf } from '../body/answer-check.ts';
import { type Placement, placed } from '../body/place.ts';

const MESSAGE = /^(message|detail|description|error_?message|error_?description|reason)$/i;
const STATUS = /^(status|status_?code|http_?status)$/i;
const LONGEST = 300;

/** Statuses to refuse with, the fittest first; another 4xx that is documented does where none of them is. */
const FITTING = {
  unauthorised: ['401', '403'],
  invalid: ['422', '400'],
  unknown: ['404', '410'],
  conflict: ['409', '422', '400'],
} as const;

export type Ground = keyof typeof FITTING;

/**
 * A refusal the contract documents, saying why where it has a field for that; `undefined` where it documents none. For a
 * missing credential only 401 and 403 will do.
 */
export function refusal(
  contract: Contract,
  operation: Operation,
  ground: Ground,
  why: string,
): SampleResponse | undefined {
  const status = statusOf(operation, ground);
  if (status === undefined) return undefined;
  const sample = contract.sampleResponse(operation, { seed: `refusal/${ground}`, status });
  if (sample === undefined) return undefined;
  const said = [...tellingPlaces(sample.body, why.slice(0, LONGEST)), ...statusPlaces(sample.body, sample.status)];
  const isValid = (body: unknown) => violationsOf(contract, operation, sample, body).length === 0;
  const body = said.reduce((current: unknown, placement) => {
    const changed = placed(current, [placement]);
    return isValid(changed) ? changed : current;
  }, sample.body);
  return { ...sample, body };
}

/** What the contract does not allow in a request, as a sentence. */
export function whatIsWrong(violations: readonly Violation[]): string {
  return violations
    .map(
      ({ where, pointer, expected, got }) =>
        `${where}${pointer === '' ? '' : ` ${pointer}`}: expected ${expected}, got ${got}`,
    )
    .join('; ');
}

function statusOf({ statuses }: Operation, ground: Ground): string | undefined {
  const fitting: readonly string[] = FITTING[ground];
  const exact = fitting.find((status) => statuses.includes(status));
  if (exact !== undefined) return exact;
  const others = ground === 'unauthorised' ? [] : statuses.filter((status) => /^4\d\d$/.test(status));
  const open = statuses.includes('4XX') || statuses.includes('default');
  // A 401 or 403 would say something else.
  return open ? fitting[0] : (others.find((status) => !['401', '403', '429'].includes(status)) ?? undefined);
}

function tellingPlaces(body: unknown, why: string, at = ''): Placement[] {
  return leaves(body, at).flatMap(([pointer, key, value]) =>
    typeof value === 'string' && MESSAGE.test(key) ? [{ pointer, value: why }] : [],
  );
}

function statusPlaces(body: unknown, status: number): Placement[] {
  return leaves(body, '').flatMap(([pointer, key, value]): Placement[] => {
    if (!STATUS.test(key)) return [];
    if (typeof value === 'number') return [{ pointer, value: status }];
    return typeof value === 'string' && /^\d{3}$/.test(value) ? [{ pointer, value: String(status) }] : [];
  });
}

/** The plain values of a body, with their places and names; of lists the first entry only. */
function leaves(body: unknown, at: string): [string, string, unknown][] {
  const entries: [string, unknown][] = Array.isArray(body)
    ? body.slice(0, 1).map((entry, index) => [String(index), entry])
    : Object.entries(isObject(body) ? body : {});
  return entries.flatMap(([key, value]): [string, string, unknown][] =>
    typeof value === 'object' && value !== null ? leaves(value, below(at, key)) : [[below(at, key), key, value]],
  );
}
