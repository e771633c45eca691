import { createRequire } from 'node:module';
import type { Temporal as TemporalTypes } from 'temporal-polyfill';

const load: (name: 'temporal-polyfill') => { Temporal: typeof TemporalTypes } = createRequire(import.meta.url);
let loaded: typeof TemporalTypes | undefined;

/** Temporal, loaded when a clock elsewhere is first asked: a check in which nothing is wrong asks none. */
export function temporal(): typeof TemporalTypes {
  loaded ??= load('temporal-polyfill').Temporal;
  return loaded;
}
