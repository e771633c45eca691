import type { ProblemDetails } from '../../problem-response.ts';
import type { Credential } from './credential.ts';
import type { Scope, Tokens } from './tokens.ts';

/** What callers are known by. */
export interface Doorkeeper {
  readonly credential: Credential;
  readonly tokens: Tokens;
}

/** How a version of the API lets a request in: what is to say to it, or `null` where it may pass. */
export type Access = (doorkeeper: Doorkeeper, headers: Headers, scope: Scope) => ProblemDetails | null;
