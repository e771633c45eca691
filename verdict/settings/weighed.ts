import type { Rule } from '../../model/rule.ts';
import type { Severity } from '../../model/rules-file.ts';

/** The rules as a team weighs them: one that is `off` is left out, a firm one is as it is. */
export function weighed<Seen>(
  rules: readonly Rule<Seen>[],
  severity: Readonly<Record<string, Severity>>,
): Rule<Seen>[] {
  return rules.flatMap((rule) => {
    const wanted = Object.hasOwn(severity, rule.id) ? severity[rule.id] : undefined;
    if (wanted === undefined || rule.firm === true) return [rule];
    if (wanted === 'off') return [];
    const observe = (facts: Seen) => rule.observe(facts).map((observation) => ({ ...observation, weight: wanted }));
    return [{ ...rule, weight: wanted, observe }];
  });
}
