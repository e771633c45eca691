import type { Contradiction } from '../contradictions.ts';
import type { Wrong } from '../issues.ts';
import type { KeyPath } from '../key-path.ts';
import type { Outline, OutlinedKey, OutlinedPart } from '../outline.ts';
import { isAskedOfItself } from './sources.ts';

interface KeyExpectation {
  path: KeyPath;
  part: OutlinedPart;
  expectation: OutlinedKey;
}

/** What is expected of each configuration key that a service or job must or may hold. */
export function keyExpectations(outline: Outline): KeyExpectation[] {
  return keyLists(outline).flatMap(({ path, part, keys }) =>
    keys.flatMap((expectation, index) =>
      expectation === undefined ? [] : [{ path: [...path, index], part, expectation }],
    ),
  );
}

/** A key is expected to be there, or not to be there, once. */
export const doubledKeys: Contradiction = ({ outline }) => {
  const wrong: Wrong[] = [];
  for (const group of ['services', 'jobs'] as const) {
    for (const [name, part] of Object.entries(outline[group])) {
      const seen = new Map<string, string>();
      for (const { path, list, names } of namesOf(part, [group, name, 'configuration'])) {
        for (const [index, key] of names.entries()) {
          const before = key === undefined ? undefined : seen.get(key);
          if (before !== undefined) wrong.push({ path: [...path, index], why: `${key} is among ${before} already` });
          else if (key !== undefined) seen.set(key, `the ${list} keys`);
        }
      }
    }
  }
  return wrong;
};

/** What a service tells of its values is fingerprints under a key; without that key a value can't be compared. */
export const keysThatCannotBeCompared: Contradiction = ({ outline }) =>
  outline.fingerprintKey !== undefined
    ? []
    : keyExpectations(outline)
        .filter(({ part, expectation }) => expectation.is !== undefined && isAskedOfItself(part, outline))
        .map(({ path }) => ({
          path: [...path, 'is'],
          why: 'can’t be compared with what the service tells: fingerprintKey must be the key of its fingerprints',
        }));

function keyLists(outline: Outline) {
  return (['services', 'jobs'] as const).flatMap((group) =>
    Object.entries(outline[group]).flatMap(([name, part]) => {
      const { required, optional, isList } = part.configuration;
      const path = [group, name, 'configuration'];
      return [
        { path: isList ? path : [...path, 'required'], part, keys: required },
        { path: [...path, 'optional'], part, keys: optional },
      ];
    }),
  );
}

function namesOf({ configuration }: OutlinedPart, path: KeyPath) {
  const { required, optional, forbidden, isList } = configuration;
  return [
    { list: 'required', path: isList ? path : [...path, 'required'], names: required.map((key) => key?.name) },
    { list: 'optional', path: [...path, 'optional'], names: optional.map((key) => key?.name) },
    { list: 'forbidden', path: [...path, 'forbidden'], names: forbidden },
  ];
}
