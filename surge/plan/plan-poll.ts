import type { Gathered } from './gather-requests.ts';
import type { Poll } from './plan.ts';
import { whatItShows } from './until.ts';

const USUAL_INTERVAL_MS = 500;
const WAITS_AT_LEAST_MS = 10_000;
/** How many times as long as in the recording is waited. */
const PATIENCE = 3;

/**
 * What of a request is waiting: it was asked several times, or its answer told something new about what was asked before. `null`
 * for a plain request. `earlier` are the requests before it, `own` the values in which users differ.
 */
export function planPoll(request: Gathered, earlier: readonly Gathered[], own: readonly string[]): Poll | null {
  const { first, last, times, isAsset } = request;
  if (isAsset || first.method !== 'GET' || last.answer === null) return null;
  const before = [...answersBefore(request, earlier), ...(times > 1 && first.answer !== null ? [first.answer] : [])];
  const shown = before.length === 0 ? null : whatItShows(last.answer, before, own);
  if (shown === null && times === 1) return null;
  const waitedMs = last.at - first.at;
  const everyMs = times > 1 ? Math.max(50, Math.round(waitedMs / (times - 1))) : USUAL_INTERVAL_MS;
  if (shown === null) return { everyMs, times, until: null, shows: null };
  const limitMs = Math.max(WAITS_AT_LEAST_MS, PATIENCE * waitedMs);
  return { everyMs, times: Math.ceil(limitMs / everyMs), ...shown };
}

/** What was answered last about the same: at the same address, or at the page that asks there. */
function answersBefore({ first, place }: Gathered, earlier: readonly Gathered[]): string[] {
  const path = pathOf(place.path);
  const found = earlier.findLast(
    (other) =>
      other.first.method === 'GET' &&
      other.place.service.name === place.service.name &&
      (other.first.url === first.url ||
        (isAskedByPage(first.purpose) && path.startsWith(`${pathOf(other.place.path)}/`))),
  );
  const isTold = found !== undefined && found.last.answer !== null && pathOf(found.place.path) !== '';
  return isTold && found.last.answer !== null ? [found.last.answer] : [];
}

function isAskedByPage(purpose: string): boolean {
  return purpose === 'fetch' || purpose === 'xhr';
}

function pathOf(path: string): string {
  return new URL(path, 'http://service').pathname.replace(/\/$/, '');
}
