import type { Check } from '../check.ts';
import { configuration } from './configuration.ts';
import { credential } from './credential.ts';
import { identity } from './identity.ts';
import { job } from './job.ts';
import { reachable } from './reachable.ts';
import { ready } from './ready.ts';
import { version } from './version.ts';

/** Every kind of check, in the order in which a person wants to read the findings. */
export const checks: readonly Check[] = [identity, reachable, ready, version, configuration, credential, job];
