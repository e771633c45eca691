/** The entry point `dress-rehearsal`: what environments/, rules.ts and demos.ts of a project are written with. */
export {
  type DeclaredEnvironment,
  defineEnvironment,
  type EnvironmentPart,
  extendEnvironment,
  type VariableReader,
} from '../environments/define.ts';
export { defineDemos } from '../environments/define-demos.ts';
export { defineRules } from '../environments/define-rules.ts';
export type { DemoDefinition } from '../model/demos-file.ts';
export type { TeamDefinition } from '../model/environment/team.ts';
export type { EnvironmentDefinition } from '../model/environment.ts';
export type { RulesDefinition } from '../model/rules-file.ts';
export type { Secret } from '../support/secret.ts';
