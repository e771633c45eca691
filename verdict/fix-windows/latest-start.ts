import type { Demo } from '../../model/demo.ts';
import type { FixWindow } from '../../model/fix-window.ts';

/** The latest moment at which mending can start, in epoch milliseconds. */
export interface LatestStart {
  at: number;
  /** Whether it is so early because nothing may be deployed later on. */
  beforeFreeze: boolean;
}

/**
 * The demo's time less the rehearsal, the deployment and the fix. Where the deployment would go on while nothing may be
 * deployed, it must be over before that begins.
 */
export function latestStart(demoAt: number, freeze: Demo['freeze'], needs: FixWindow['needs']): LatestStart {
  const deployed = demoAt - needs.rehearsal.ms;
  const beforeFreeze = freeze !== null && meets(freeze, deployed - needs.redeploy.ms, deployed);
  const by = beforeFreeze ? Date.parse(freeze.from) : deployed;
  return { at: by - needs.redeploy.ms - needs.fix.ms, beforeFreeze };
}

function meets(freeze: NonNullable<Demo['freeze']>, from: number, until: number): boolean {
  return from < Date.parse(freeze.to) && until > Date.parse(freeze.from);
}
