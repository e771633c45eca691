import type { RulesDefinition } from '../model/rules-file.ts';

/** Declares what a team changes in the rules that verdicts are made by; the default export of rules.ts at the top of a project. */
export function defineRules(rules: RulesDefinition): RulesDefinition {
  return rules;
}
