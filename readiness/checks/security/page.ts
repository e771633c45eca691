import type { Reply } from '../../sources/http.ts';
import type { Sources } from '../../sources/sources.ts';
import { oncePerRound } from '../once-per-round.ts';

/** The page that a public address shows in the end, or why none was seen. */
export type Page =
  | { shown: true; headers: Extract<Reply, { answered: true }>['headers']; url: string }
  /** It shows nothing itself, but leads to another server. */
  | { shown: false; leadsTo: string }
  | { shown: false; reason: string };

const LONGEST_WAY = 5;

/** What an address answers to a browser. */
export const askPage = oncePerRound((sources: Sources, url) =>
  sources.ask({ url, headers: { accept: 'text/html, */*;q=0.1' } }),
);

/** Follows an address to the page it shows, as long as the way stays on its server. */
export const pageOf = oncePerRound(async (sources: Sources, address): Promise<Page> => {
  const { origin } = new URL(address);
  let url = new URL(address).href;
  for (let step = 0; step <= LONGEST_WAY; step += 1) {
    const reply = await askPage(sources, url);
    if (!reply.answered) return { shown: false, reason: reply.reason };
    const { status, headers } = reply;
    if (status >= 500) return { shown: false, reason: `it answers ${status}` };
    const isRedirect = status >= 300 && status < 400;
    const next = isRedirect && headers.location !== undefined ? URL.parse(headers.location, url) : null;
    if (next === null) return { shown: true, headers, url };
    if (next.origin !== origin) return { shown: false, leadsTo: next.origin };
    url = next.href;
  }
  return { shown: false, reason: `it redirects more than ${LONGEST_WAY} times` };
});
