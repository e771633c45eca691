import { posix } from 'node:path';
import type { ComposeService, EnvironmentFileFact, EnvironmentKey } from '../facts.ts';

/** The keys that a service must hold by what the repository says, and what was left out of them. */
export interface ExpectedKeys {
  keys: readonly string[];
  /** The files that say so. */
  from: readonly string[];
  /** Keys whose example holds a credential that everybody knows: on this machine that is usual. */
  wellKnown: readonly string[];
  /** Keys that only the shell that starts it can give. */
  fromShell: readonly string[];
  /** The environment file that holds all of the keys, where there is one: it tells more than the Compose file does. */
  heldIn: string | null;
}

/** What an example of an environment file may be called, by the file that is made from it. */
const ENDINGS = ['example', 'sample', 'template', 'dist', 'defaults'];

/** The example that an environment file is made from, if there is one beside it. */
export function exampleOf(path: string, files: readonly EnvironmentFileFact[]): EnvironmentFileFact | undefined {
  const folder = posix.dirname(path);
  const named = ENDINGS.map((ending) => `${path}.${ending}`);
  const usual = ENDINGS.flatMap((ending) => [`.env.${ending}`, `env.${ending}`, `${ending}.env`]);
  const candidates = [...named, ...usual.map((name) => posix.join(folder, name))];
  return candidates.flatMap((candidate) => files.find((file) => file.example && file.path === candidate) ?? []).at(0);
}

/**
 * Which keys a service of a Compose file must hold: those that the example of each of its environment files names, those that it
 * takes from variables which an example or the `.env` beside the Compose file names, and those that the example in its own
 * folder leaves to be filled in.
 */
export function expectedKeys(
  service: ComposeService,
  composePath: string,
  files: readonly EnvironmentFileFact[],
): ExpectedKeys {
  const beside = posix.join(posix.dirname(composePath), '.env');
  const examples = service.envFiles.flatMap((path) => exampleOf(path, files) ?? []);
  const variables = namesIn([exampleOf(beside, files), files.find(({ path }) => path === beside)]);
  const given = service.openKeys.filter(({ variables: needed }) => needed.every((name) => variables.has(name)));
  const own = ownExample(service, examples, files);
  const asked = [
    ...examples.flatMap(({ keys }) => keys),
    ...given.map(({ name }): EnvironmentKey => ({ name, wellKnown: false, filledIn: true })),
    ...(own?.keys ?? []).filter(({ filledIn }) => !filledIn),
  ];
  const wellKnown = new Set(asked.filter((key) => key.wellKnown).map(({ name }) => name));
  const sources = [...examples, ...(own === undefined ? [] : [own])].map(({ path }) => path);
  return {
    keys: [...new Set(asked.map(({ name }) => name))].filter((name) => !wellKnown.has(name) && isKey(name)),
    from: [...new Set(given.length === 0 ? sources : [...sources, composePath])],
    wellKnown: [...wellKnown].filter(isKey),
    heldIn: isAllOf(service, given, beside, own !== undefined) ? beside : null,
    fromShell: service.openKeys
      .filter((key) => !given.includes(key))
      .map(({ name }) => name)
      .filter(isKey),
  };
}

/** Whether all that a service must hold comes from the `.env` beside the Compose file, each key under its own name. */
function isAllOf(
  { envFiles, openKeys }: ComposeService,
  given: ComposeService['openKeys'],
  beside: string,
  hasOwn: boolean,
): boolean {
  return (
    !hasOwn &&
    given.length > 0 &&
    given.length === openKeys.length &&
    given.every(({ handedOn }) => handedOn) &&
    envFiles.every((path) => path === beside)
  );
}

/** The example in the folder that a service is built from, unless what is made from it is there: then it is read from there. */
function ownExample(
  { build }: ComposeService,
  others: readonly EnvironmentFileFact[],
  files: readonly EnvironmentFileFact[],
): EnvironmentFileFact | undefined {
  if (build === null || build === '.') return undefined;
  const made = posix.join(build, '.env');
  if (files.some(({ path }) => path === made)) return undefined;
  const example = exampleOf(made, files);
  return example === undefined || others.includes(example) ? undefined : example;
}

function namesIn(files: readonly (EnvironmentFileFact | undefined)[]): Set<string> {
  return new Set(files.flatMap((file) => file?.keys ?? []).map(({ name }) => name));
}

const isKey = (name: string) => /^[A-Za-z_][\w.-]{0,99}$/.test(name);
