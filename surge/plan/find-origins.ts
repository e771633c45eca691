import type { Exchange } from '../recording/exchange.ts';
import { findCapture, named, tells } from './find-capture.ts';
import type { Gathered } from './gather-requests.ts';
import { indexOfWhole, type KnownValues } from './known-values.ts';
import type { Capture, MadeUp } from './plan.ts';
import { type CarriedValue, valuesIn } from './request-values.ts';
import { kindOf, looksGivenOut } from './value-kinds.ts';

/** What somebody says of single values, by the names under which requests carry them. */
export interface ValueWishes {
  /** Not made anew for each user, although it looks as if it had to. */
  same: readonly string[];
  /** Made anew for each user, although it does not look so. */
  vary: readonly string[];
}

/** Where the values come from in which users differ. */
export interface Origins {
  madeUp: MadeUp[];
  /** By the request whose answer they are in. */
  captures: Map<Gathered, Capture[]>;
  notes: string[];
}

/**
 * Tells of every value that requests carry whether it was given out by an earlier answer, or made on the customer's side and to be
 * made anew for each user. What it finds is added to `known`.
 */
export function findOrigins(requests: readonly Gathered[], known: KnownValues, wishes: ValueWishes): Origins {
  const origins: Origins = { madeUp: [], captures: new Map(), notes: [] };
  const own: string[] = [];
  for (const [index, request] of requests.entries()) {
    for (const carried of valuesIn(request.place.path, request.first)) {
      const { name, value } = carried;
      if (known.has(value) || value.includes('[secret ')) continue;
      const earlier = requests.slice(0, index);
      const giver = looksGivenOut(value) ? giverOf(value, earlier) : undefined;
      if (giver === undefined) {
        const kind = wishedKind(carried, wishes);
        if (kind === null || wasTold(value, earlier)) continue;
        origins.madeUp.push({ name: known.add(value, name), kind, recorded: value });
      } else {
        const found = findCapture(giver.last, value, own);
        if (found === null) {
          origins.notes.push(
            `Where ${name} comes from could not be told apart in an answer: every user sends the recorded one`,
          );
          continue;
        }
        const captures = origins.captures.get(giver) ?? [];
        captures.push(named(known.add(value, name), found));
        origins.captures.set(giver, captures);
      }
      own.push(value);
    }
  }
  return origins;
}

/** The request whose answer told the value first, unless a request had it before: then it was only told back. */
function giverOf(value: string, earlier: readonly Gathered[]): Gathered | undefined {
  for (const request of earlier) {
    if (carries(request.first, value)) return undefined;
    if (tells(request.last, value)) return request;
  }
  return undefined;
}

function wasTold(value: string, earlier: readonly Gathered[]): boolean {
  return earlier.some(({ first }) => carries(first, value));
}

function carries({ url, body, headers }: Exchange, value: string): boolean {
  return [url, body ?? '', ...Object.values(headers)].some((text) => indexOfWhole(text, value) !== -1);
}

function wishedKind(carried: CarriedValue, { same, vary }: ValueWishes): MadeUp['kind'] | null {
  if (same.includes(carried.name)) return null;
  return kindOf(carried) ?? (vary.includes(carried.name) ? 'text' : null);
}
