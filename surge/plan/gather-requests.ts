import { type Exchange, isAsset } from '../recording/exchange.ts';
import { type Place, placeOf } from '../recording/place-of.ts';
import type { RecordedService } from '../recording/recorded-scenario.ts';
import type { Covered } from './covered.ts';

/** One or more exchanges of the recording that are the same request: more where it was asked again and again. */
export interface Gathered {
  step: number;
  place: Place;
  first: Exchange;
  last: Exchange;
  times: number;
  isAsset: boolean;
  /** How long nothing was asked before it. */
  quietMs: number;
}

/** What the user asks of the environment's services, in order; what was asked several times in a row as one. */
export function gatherRequests(
  { steps, person }: Covered,
  services: readonly RecordedService[],
  withAssets: boolean,
): Gathered[] {
  const gathered: Gathered[] = [];
  let quietSince: number | null = null;
  let pollable: Gathered | undefined;
  for (const [step, { exchanges }] of steps.entries()) {
    pollable = undefined;
    for (const exchange of exchanges) {
      const place = exchange.person === person ? placeOf(exchange.url, services) : null;
      if (place === null || (isAsset(exchange) && !withAssets)) continue;
      const { at, durationMs, url, method } = exchange;
      if (pollable !== undefined && method === 'GET' && pollable.first.url === url && !isAsset(exchange)) {
        pollable.last = exchange;
        pollable.times += 1;
      } else {
        const quietMs = quietSince === null ? 0 : Math.max(0, at - quietSince);
        const request = { step, place, first: exchange, last: exchange, times: 1, isAsset: isAsset(exchange), quietMs };
        gathered.push(request);
        if (!request.isAsset) pollable = method === 'GET' ? request : undefined;
      }
      quietSince = Math.max(quietSince ?? 0, at + durationMs);
    }
  }
  return gathered;
}
