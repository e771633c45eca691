import type { ComposeFact, RepositoryFacts } from '../facts.ts';
import { equipmentOf } from './equipment.ts';
import { variableName } from './names.ts';

const DATABASE = 'a PostgreSQL database';

/** What a definition could ask about besides, once somebody adds what a repository does not hold. */
export function equipmentNotes({ apis }: RepositoryFacts, compose: ComposeFact | undefined): readonly string[] {
  const databases = (compose?.services ?? []).filter(({ image }) => equipmentOf(image) === DATABASE);
  return [
    ...databases.map(
      ({ name }) =>
        `whether ${name} answers: databases: { '${name}': { url: secret('${variableName(name)}_DATABASE_URL') } }`,
    ),
    ...apis.map(
      ({ path, title, version }) =>
        `the API of ${path} (${title}, ${version}): if it is somebody else’s, \`npx rehearse bank --help\` says how to stand in for it`,
    ),
  ];
}
