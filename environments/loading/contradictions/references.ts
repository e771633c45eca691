import type { Contradiction } from '../contradictions.ts';
import type { Wrong } from '../issues.ts';
import type { KeyPath } from '../key-path.ts';
import { declaredSources } from './declared-sources.ts';
import { BANK } from './names.ts';
import { unknownName } from './unknown-name.ts';

/** Where a part of the environment is named, there must be one. */
export const unknownParts: Contradiction = ({ definition, outline }) => {
  const services = Object.keys(outline.services);
  const databases = Object.keys(outline.databases);
  const bank = outline.bank === undefined ? [] : [BANK];
  const usable = [...services, ...Object.keys(outline.jobs), ...databases, ...bank];
  const wrong: Wrong[] = [];
  const mustBe = (name: string | undefined, path: KeyPath, among: string, known: readonly string[]) => {
    if (name !== undefined && !known.includes(name)) wrong.push({ path, why: unknownName(name, among, known) });
  };
  mustBe(outline.entrance, ['entrance'], 'services', services);
  mustBe(outline.bank?.callbacks.service, ['bank', 'callbacks', 'service'], 'services', services);
  for (const group of ['services', 'jobs'] as const) {
    for (const [part, { uses }] of Object.entries(outline[group])) {
      for (const [index, used] of uses.entries()) {
        const path = [group, part, 'uses', index];
        if (used === part) wrong.push({ path, why: 'names itself' });
        else if (used === BANK && outline.bank === undefined)
          wrong.push({ path, why: 'names the bank, but there is none' });
        else mustBe(used, path, 'services, jobs and databases', usable);
      }
    }
  }
  for (const [pipeline, { deploys }] of Object.entries(outline.pipelines)) {
    for (const [index, service] of deploys.entries()) {
      mustBe(service, ['pipelines', pipeline, 'deploys', index], 'services', services);
    }
  }
  for (const { path, declaration, subjects } of declaredSources(definition, outline)) {
    const { kind, database } = declaration;
    if (kind !== 'sql' || typeof database !== 'string') continue;
    const named = new Set(subjects.map((subject) => database.replaceAll('{name}', subject)));
    for (const name of named) mustBe(name, [...path, 'database'], 'databases', databases);
  }
  return wrong;
};
