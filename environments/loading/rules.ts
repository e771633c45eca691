import { join } from 'node:path';
import { type Rules, rulesSchema } from '../../model/rules-file.ts';
import { suggestion } from '../../support/nearest-word.ts';
import type { KnownRule } from '../rules.ts';
import { unknownName } from './contradictions/unknown-name.ts';
import { environmentNames } from './environment-names.ts';
import { parseDeclared, type Wrong } from './issues.ts';
import { importProjectFile, mistakesIn, type ProjectFile } from './project-file.ts';

/** Reads the file in which a project changes the rules. Rejects with a Problem or Problems when it can't be used. */
export async function readRules(project: string, file: string, ours: readonly KnownRule[]): Promise<Rules> {
  const example = "defineRules({ severity: { 'retry-needed': 'blocker' } })";
  const rulesFile: ProjectFile = { project, file, declares: 'rules', example };
  const { value, wrong } = parseDeclared(rulesSchema, await importProjectFile(rulesFile));
  const environments = environmentNames(join(project, 'environments'));
  const mistakes = value === null ? wrong : [...doubled(value, ours), ...unknown(value, ours, environments)];
  if (value !== null && mistakes.length === 0) return value;
  throw mistakesIn(rulesFile, 'The rules of the project are not usable', mistakes);
}

/** Rules of the team's own that are called like another. */
function doubled({ own }: Rules, ours: readonly KnownRule[]): Wrong[] {
  return own.flatMap(({ id }, index) => {
    const path = ['own', index, 'id'];
    if (ours.some((rule) => rule.id === id))
      return [{ path, why: `${id} is one of the rules that come with rehearse` }];
    return own.findIndex((other) => other.id === id) < index ? [{ path, why: `there are two rules ${id}` }] : [];
  });
}

/** Names of rules and environments that nobody knows, and rules that stay as they are. */
function unknown(
  { severity, waivers, own }: Rules,
  ours: readonly KnownRule[],
  environments: readonly string[],
): Wrong[] {
  const ids = [...ours, ...own].map(({ id }) => id);
  const firm = new Set(ours.filter((rule) => rule.firm === true).map(({ id }) => id));
  const wrongRule = (id: string, what: string): string | undefined => {
    if (!ids.includes(id)) return `there is no rule ${id}${suggestion(id, ids)}`;
    return firm.has(id) ? `${id} can’t be ${what}: without it a verdict would mean nothing` : undefined;
  };
  const ofSeverity = Object.keys(severity).map((id) => ({
    path: ['severity', id],
    why: wrongRule(id, 'weighed otherwise'),
  }));
  const ofWaivers = waivers.flatMap(({ rule, environments: places = [] }, index) => [
    { path: ['waivers', index, 'rule'], why: rule === undefined ? undefined : wrongRule(rule, 'waived') },
    ...places
      .map((name, place) => ({ name, path: ['waivers', index, 'environments', place] }))
      .filter(({ name }) => !environments.includes(name))
      .map(({ name, path }) => ({ path, why: unknownName(name, 'environments', environments) })),
  ]);
  return [...ofSeverity, ...ofWaivers].flatMap(({ path, why }) => (why === undefined ? [] : [{ path, why }]));
}
