import type { BankExchange } from '../../../model/bank-exchange.ts';
import { decoded, valueAt } from '../../contract/document/json-pointer.ts';
import { placesIn } from './body-places.ts';
import type { LiveAnswer } from './live-bank.ts';

/** Shorter values, or such without a digit, are words like `EUR`, not ids. */
const LOOKS_LIKE_AN_ID = /^(?=.*\d).{6,}$/;

/** What the live bank calls the things that the mock gave ids to. */
export class KnownIds {
  /** The live bank's value for each of the mock's; `null` where it has none. */
  readonly #counterparts = new Map<string, string | null>();
  /** What the platform chose itself: it comes back in answers too, and means the same to either bank. */
  readonly #sent = new Set<string>();
  readonly #creations: { readonly exchange: BankExchange; readonly live: string | null }[] = [];

  /** Takes note of what the platform sends in a query or body. */
  noteSent(content: unknown): void {
    for (const [, value] of placesIn(content)) {
      if (typeof value === 'string' && !this.#counterparts.has(value)) this.#sent.add(value);
    }
  }

  /** Learns from an answer of the mock's and, where the same call was made to it, the live bank's. */
  learn(exchange: BankExchange, live: LiveAnswer | undefined): void {
    for (const [pointer, value] of placesIn(exchange.responseBody)) {
      if (typeof value !== 'string' || this.#sent.has(value) || this.#counterparts.get(value)) continue;
      const other = live === undefined ? undefined : valueAt(live.body, pointer);
      this.#counterparts.set(value, typeof other === 'string' ? other : null);
    }
    if (exchange.method !== 'POST' || exchange.status >= 300) return;
    this.#creations.push({ exchange, live: lastSegment(live?.headers.get('location') ?? null) });
  }

  /** What to put in place of a path's value: itself where the mock did not give it, `null` where it has no counterpart. */
  inPath(value: string, { correlationId, path }: BankExchange): string | null {
    const known = this.#counterparts.get(value);
    if (typeof known === 'string') return known;
    // An id that only a Location header told, which is not recorded: the call that made it stands before it in the path.
    const creation = this.#creations.findLast(
      ({ exchange }) =>
        exchange.correlationId === correlationId &&
        `${path}/`.startsWith(`${exchange.path}/${encodeURIComponent(value)}/`),
    );
    if (creation !== undefined) return creation.live;
    return known === null ? null : value;
  }

  /** A query or body with every id of the mock's replaced; `null` where one has no counterpart. */
  inContent(content: unknown): { readonly content: unknown } | null {
    for (const [, value] of placesIn(content)) {
      if (typeof value === 'string' && LOOKS_LIKE_AN_ID.test(value) && this.#counterparts.get(value) === null)
        return null;
    }
    return { content: this.#replaced(content) };
  }

  #replaced(content: unknown): unknown {
    if (typeof content === 'string') {
      return LOOKS_LIKE_AN_ID.test(content) ? (this.#counterparts.get(content) ?? content) : content;
    }
    if (Array.isArray(content)) return content.map((entry) => this.#replaced(entry));
    if (typeof content !== 'object' || content === null) return content;
    return Object.fromEntries(Object.entries(content).map(([key, value]) => [key, this.#replaced(value)]));
  }
}

function lastSegment(location: string | null): string | null {
  const [path = ''] = (location ?? '').split(/[?#]/, 1);
  const segment = path.split('/').filter(Boolean).at(-1);
  return segment === undefined ? null : decoded(segment);
}
