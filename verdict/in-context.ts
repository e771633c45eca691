import type { Facts } from '../model/facts.ts';
import type { Verdict } from '../model/verdict.ts';
import { driftSince } from './drift/drift-since.ts';
import { lastGoOf } from './drift/last-go.ts';
import { fixWindowsOf } from './fix-windows/fix-windows-of.ts';
import { rollbackTo } from './rollback/rollback-to.ts';
import type { TemplatesOf } from './rollback/templates-of.ts';

/** What the verdict is put into its context with. */
export interface Context {
  /** In epoch milliseconds. */
  now: number;
  /** The commands that set something back; `null` where nothing is ever deployed, so that there is no way back. */
  templatesOf: TemplatesOf | null;
}

/**
 * A verdict with what the one who decides needs besides: by when mending each reason must begin, what has changed since the
 * last `go`, and the way back to that.
 */
export function inContext(verdict: Verdict, facts: Facts, { now, templatesOf }: Context): Verdict {
  const windowed = fixWindowsOf(verdict, facts, now);
  const { fingerprint, history } = facts;
  const lastGo = lastGoOf(history);
  if (fingerprint === null || lastGo === undefined) return windowed;
  const drift = driftSince(lastGo, fingerprint, history);
  const rollback =
    templatesOf !== null && isStopped(verdict) ? rollbackTo(history, fingerprint, templatesOf, wrongIn(facts)) : null;
  return { ...windowed, drift, rollback: (rollback?.steps ?? []).length > 0 ? rollback : null };
}

function wrongIn({ readiness }: Facts): ReadonlySet<string> {
  return new Set((readiness?.findings ?? []).filter(({ status }) => status === 'fail').map(({ id }) => id));
}

function isStopped({ outcome }: Verdict): boolean {
  return outcome === 'no-go' || outcome === 'inconclusive';
}
