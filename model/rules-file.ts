import { z } from 'zod';
import { knownKeys } from '../support/known-keys.ts';
import { text } from './environment/parts.ts';
import { type Rule, weightSchema } from './rule.ts';
import { waiverSchema } from './waiver.ts';

const severitySchema = z.enum([...weightSchema.options, 'off']);

const GO_IN_A_ROW = 3;

/** A rule of a team's own. */
const ownRuleSchema = knownKeys('a rule', {
  /** In small letters with hyphens; none of ours. */
  id: z
    .string()
    .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, 'must be in small letters with hyphens, such as tea-is-served'),
  says: text,
  looksAt: text,
  weight: weightSchema,
  observe: z.custom<Rule['observe']>((value) => typeof value === 'function', {
    error: 'must be a function from the facts of a run to a list of what it sees',
  }),
});

/** What a team changes in the rules that verdicts are made by: rules.ts at the top of a project. */
export const rulesSchema = knownKeys('rules', {
  /** What a rule weighs, by its id. */
  severity: z.record(z.string(), severitySchema).default({}),
  waivers: z.array(waiverSchema).default([]),
  /** How many runs in a row must be `go` before a demo; 0 asks for none. */
  goInARow: z.int().nonnegative().default(GO_IN_A_ROW),
  /** Further rules, of the team's own. */
  own: z.array(ownRuleSchema).default([]),
});

export type Severity = z.infer<typeof severitySchema>;
export type Rules = z.output<typeof rulesSchema>;
export type RulesDefinition = z.input<typeof rulesSchema>;

/** Nothing is changed. */
export const USUAL_RULES: Rules = rulesSchema.parse({});
