import { z } from 'zod';
import type { Facts } from '../../model/facts.ts';
import { ownerSchema } from '../../model/owner.ts';
import { type Observation, type Rule, weightSchema } from '../../model/rule.ts';
import { proofSchema } from '../../model/verdict.ts';
import { ownRuleBroken } from '../rules/judged-apart.ts';

const text = z.string().min(1);

/** What a rule of a team gives for each thing it sees. */
const observationSchema = z.object({
  id: text,
  title: text,
  subject: text,
  owner: ownerSchema.nullish().transform((owner) => owner ?? null),
  cause: text,
  remedy: text,
  weight: weightSchema.exactOptional(),
  because: text.exactOptional(),
  evidence: z.array(proofSchema).exactOptional(),
});
const observationsSchema = z
  .array(observationSchema)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'two observations have the same id');

/**
 * A team's own rules, made safe: each sees a copy of the facts; one that throws, or gives something that is no list of
 * observations, is itself observed, as a doubt. Ids are put under the rule's own, so that they are nobody else's.
 */
export function guarded(rules: readonly Rule[]): Rule[] {
  return rules.flatMap((rule) => {
    const attempts = new Map<Facts, Attempt>();
    const attempt = (facts: Facts) => {
      const known = attempts.get(facts) ?? attemptOf(rule, facts);
      attempts.set(facts, known);
      return known;
    };
    return [
      { ...rule, firm: false, observe: (facts) => attempt(facts).seen },
      { ...ownRuleBroken, observe: (facts) => attempt(facts).broken },
    ];
  });
}

/** What a rule saw, or that it does not work. */
interface Attempt {
  seen: Observation[];
  broken: Observation[];
}

function attemptOf(rule: Rule, facts: Facts): Attempt {
  let given: unknown;
  try {
    given = rule.observe(structuredClone(facts));
  } catch (error) {
    return { seen: [], broken: [broken(rule, `it threw ${nameOf(error)}`)] };
  }
  if (given instanceof Promise) {
    // Nobody waits for it: what it may come to besides is of no matter.
    given.catch(() => {});
    return { seen: [], broken: [broken(rule, 'it is async, and a rule is not waited for')] };
  }
  const parsed = observationsSchema.safeParse(given);
  if (parsed.success) return { seen: under(rule.id, parsed.data), broken: [] };
  const [issue] = parsed.error.issues;
  const at = issue === undefined || issue.path.length === 0 ? 'what it gave' : issue.path.join('.');
  return { seen: [], broken: [broken(rule, `it gave no list of observations: ${at}: ${issue?.message ?? 'wrong'}`)] };
}

function under(rule: string, observations: readonly Observation[]): Observation[] {
  const ids = new Set(observations.map(({ id }) => id));
  const own = (id: string) => (id.startsWith(`${rule}/`) ? id : `${rule}/${id}`);
  return observations.map((observation) => {
    const { id, because } = observation;
    return {
      ...observation,
      id: own(id),
      ...(because !== undefined && ids.has(because) ? { because: own(because) } : {}),
    };
  });
}

/** Which error it was; its message may hold what it was thrown about. */
function nameOf(error: unknown): string {
  return error instanceof Error ? `a ${error.name}` : 'something that is no error';
}

function broken({ id }: Rule, cause: string): Observation {
  return {
    id: `rule/${id}`,
    title: `The rule ${id} of rules.ts does not work`,
    subject: id,
    owner: null,
    cause,
    remedy: 'mend it, or take it out: until then nobody knows what it would have found',
  };
}
