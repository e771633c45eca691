import { readAssignedLines } from '../../../readiness/sources/assigned-lines.ts';
import { valueTraits } from '../../../support/value-traits.ts';
import type { EnvironmentFileFact } from '../facts.ts';
import { type Detected, type Detector, type RepositoryFile, together } from './detector.ts';

const EXAMPLE = /(?:^|\.)(?:example|sample|template|dist|defaults?)(?:\.|$)/;
const FILE = /^(?:\.env(?:\.[\w-]+)*|[\w-]+(?:\.[\w-]+)*\.env(?:\.[\w-]+)*|env\.(?:example|sample|template))$/;
/** Names of a user, a database or a host: `postgres` is a fine one. */
const NAMES_SOMETHING = /(?:^|[_.-])(?:user|username|login|role|name|db|database|schema|host)$/i;

/** Environment files: the names of their keys. Their values are looked at for whether they are any, and forgotten. */
export const environmentFiles: Detector<EnvironmentFileFact> = {
  wants: (path) => !path.startsWith('environments/') && FILE.test(nameOf(path)),
  detect(files) {
    return together(files.map(readEnvironmentFile));
  },
};

function readEnvironmentFile({ path, text }: RepositoryFile): Detected<EnvironmentFileFact> {
  const lines = readAssignedLines(text);
  if (!lines.understood) return { found: [], remarks: [`${path} is left out: line ${lines.line} is no NAME=value`] };
  const assigned = Object.entries(lines.values).map(([name, value]) => {
    const { blank, placeholder, wellKnown } = valueTraits(value);
    return {
      name,
      wellKnown: wellKnown && !placeholder && !NAMES_SOMETHING.test(name),
      filledIn: !blank && !placeholder,
    };
  });
  const bare = lines.bare.map((name) => ({ name, wellKnown: false, filledIn: false }));
  return { found: [{ path, example: EXAMPLE.test(nameOf(path)), keys: [...assigned, ...bare] }], remarks: [] };
}

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
