import type { Readiness } from '../model/finding.ts';
import type { Rules } from '../model/rules-file.ts';
import { observeAll } from './root-causes.ts';
import { type BeforeScenarios, identityUnproved, readinessFailed } from './rules/readiness.ts';
import { type Occasion, standing } from './settings/waivers.ts';
import { weighed } from './settings/weighed.ts';

/**
 * Whether the environment is so unfit, or so unproved, that nobody may click in it: readiness found a blocker. What a team
 * weighs less, or waives, keeps nobody from playing; an identity that is not proved always does.
 */
export function keepsFromPlaying(readiness: Readiness, { severity, waivers }: Rules, occasion: Occasion): boolean {
  const rules = weighed<BeforeScenarios>([identityUnproved, readinessFailed], severity);
  const seen = observeAll(rules, { readiness, evidence: null, bank: null });
  return standing(seen, waivers, occasion).roots.some(({ weight }) => weight === 'blocker');
}
