import type { Contradiction } from '../contradictions.ts';
import type { Wrong } from '../issues.ts';
import type { KeyPath } from '../key-path.ts';
import { keyExpectations } from './configuration-keys.ts';
import { unknownName } from './unknown-name.ts';

/** An environment that this one is compared with must exist, and be another. */
export const otherEnvironments: Contradiction = ({ outline, name: own, environments }) => {
  const others = environments.filter((name) => name !== own);
  const wrong: Wrong[] = [];
  const mustBeAnother = (name: string | undefined, path: KeyPath) => {
    if (name === undefined || others.includes(name)) return;
    const why = name === own ? 'names this environment itself' : unknownName(name, 'other environments', others);
    wrong.push({ path, why });
  };
  mustBeAnother(outline.version.sameAs, ['version', 'sameAs']);
  for (const [service, { version }] of Object.entries(outline.services)) {
    mustBeAnother(version.sameAs, ['services', service, 'version', 'sameAs']);
  }
  for (const group of ['services', 'jobs'] as const) {
    for (const [part, { configuration }] of Object.entries(outline[group])) {
      for (const [index, name] of configuration.differsFrom.entries()) {
        mustBeAnother(name, [group, part, 'configuration', 'differsFrom', index]);
      }
    }
  }
  for (const { path, expectation } of keyExpectations(outline)) {
    for (const comparison of ['sameAs', 'differsFrom'] as const) {
      for (const [index, name] of expectation[comparison].entries()) {
        mustBeAnother(name, [...path, comparison, index]);
      }
    }
  }
  return wrong;
};
