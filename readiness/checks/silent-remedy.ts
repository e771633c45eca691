import type { Sources } from '../sources/sources.ts';
import { isToldByNone } from '../sources/told.ts';
import { saysWhereItRuns } from './identity/says.ts';

/** Where something was looked for, and why it was not found there. */
interface Silence {
  place: string;
  reason: string;
}

/** What to do when a service or job is there, but what is asked of it can't be read. */
export function silentRemedy(name: string, silence: Silence, { environment }: Pick<Sources, 'environment'>): string {
  const part = environment.services[name] ?? environment.jobs[name];
  if (part === undefined || saysWhereItRuns(part)) return operationsRemedy(name, silence.reason, { environment });
  if (isToldByNone(silence)) {
    return `name a source of ${name} that does: docs/environments.md says what each kind tells`;
  }
  return `see whether ${silence.place} can be read from here, or correct the sources of ${name} in the definition`;
}

/** What to do when a service or job answers, but not what its operations endpoint must. */
export function operationsRemedy(name: string, reason: string, { environment }: Pick<Sources, 'environment'>): string {
  if (/answers 40[13]\b/.test(reason)) {
    const token = environment.operationsToken?.name ?? 'operationsToken';
    return `see whether ${token} is the token that ${name} asks for under /operations/`;
  }
  if (/answers 404\b/.test(reason)) {
    return `have ${name} serve what docs/services.md says, or name other sources for it in the definition`;
  }
  return `see what docs/services.md asks ${name} to answer`;
}
