import type { PlaywrightTestConfig } from '@playwright/test';

export type GrepInvert = PlaywrightTestConfig['grepInvert'];

/** What is searched is a scenario's whole title with its tags. */
const NOT_SAFE = /^(?![\s\S]*@safe(?![\w-]))/;

/**
 * Leaves out scenarios that are not tagged `@safe`, besides those that are left out anyway. A `grep` would not do: that of a
 * project, or another one, would be asked instead.
 */
export function onlySafe(grepInvert: GrepInvert): RegExp[] {
  return [...[grepInvert ?? []].flat(), NOT_SAFE];
}
