import type { BankExchange } from '../../../model/bank-exchange.ts';
import type { Match } from '../../contract/contract.ts';
import { shapeOf } from './body-places.ts';
import type { KnownIds } from './known-ids.ts';
import type { LiveCall } from './live-bank.ts';

const SAFE = ['GET', 'HEAD'];

type Matched = Extract<Match, { parameters: unknown }>;

/** How a recorded call is to be made to the live bank, or why it can't be. */
export type Plan = { readonly call: LiveCall } | { readonly call: null; readonly reason: string };

/** Whether a method only reads, or was allowed for this comparison. */
export function mayBeMade(method: string, allowed: ReadonlySet<string>): boolean {
  return SAFE.includes(method) || allowed.has(method);
}

/** Plans one call: ids that the mock gave become those of the live bank. */
export function planCall(
  exchange: BankExchange,
  { operation, parameters }: Matched,
  { ids, allowed }: { ids: KnownIds; allowed: ReadonlySet<string> },
): Plan {
  const { method, query, requestBody } = exchange;
  if (!mayBeMade(method, allowed))
    return { call: null, reason: `${method} may change something: allow it with --allow ${method}` };
  if (!SAFE.includes(method) && operation.requestTypes.length > 0 && requestBody === null) {
    return { call: null, reason: 'what it sent was not recorded' };
  }
  const values = Object.entries(parameters).map(([name, value]) => [name, ids.inPath(value, exchange)] as const);
  const foreign = values.find(([, value]) => value === null);
  if (foreign !== undefined) return { call: null, reason: `its {${foreign[0]}} is known to the mock only` };
  const fields = ids.inContent([...new URLSearchParams(query)]);
  const body = ids.inContent(requestBody);
  if (fields === null || body === null) return { call: null, reason: 'it sends an id that is known to the mock only' };
  const json = operation.requestTypes.find((type) => /[/+]json\b/.test(type));
  if (requestBody !== null && json === undefined) return { call: null, reason: 'its body is not JSON' };
  return {
    call: {
      method,
      path: pathWith(exchange.path, operation.path, new Map(values)),
      query: new URLSearchParams(pairsIn(fields.content)).toString(),
      body: body.content,
      contentType: requestBody === null ? null : (json ?? null),
    },
  };
}

/** What makes two recorded calls the same for a comparison: operation, status and shape, whatever the values. */
export function sameness(
  { method, query, status, requestBody, responseBody }: BankExchange,
  operation: string,
): string {
  const names = [...new Set(new URLSearchParams(query).keys())].sort();
  return JSON.stringify([operation, method, status, names, shapeOf(requestBody), shapeOf(responseBody)]);
}

/** The recorded path with other values for its parameters; a base path that leads the operation's stays. */
function pathWith(recorded: string, template: string, values: ReadonlyMap<string, string | null>): string {
  const [segments, own] = [recorded.split('/').filter(Boolean), template.split('/').filter(Boolean)];
  const leading = segments.slice(0, Math.max(segments.length - own.length, 0));
  const filled = own.map((segment) =>
    segment.replace(/\{([^}]*)\}/g, (_, name: string) => encodeURIComponent(values.get(name) ?? '')),
  );
  return `/${[...leading, ...filled].join('/')}`;
}

function pairsIn(fields: unknown): [string, string][] {
  if (!Array.isArray(fields)) return [];
  return fields.flatMap((field): [string, string][] => {
    const [name, value]: unknown[] = Array.isArray(field) ? field : [];
    return typeof name === 'string' && typeof value === 'string' ? [[name, value]] : [];
  });
}
