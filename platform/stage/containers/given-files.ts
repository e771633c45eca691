import { readFile } from 'node:fs/promises';

const FOLDER = '/run/given';

/** What a container is given in place of variables that name files of this machine: the files, and where they are in it. */
export interface GivenFiles {
  files: { content: string; target: string }[];
  variables: Record<string, string>;
}

/** Reads the files that variables named `…_FILE` lead to. One that can't be read stays with its address, for its part to tell. */
export async function givenFiles(variables: Readonly<Record<string, string>>): Promise<GivenFiles> {
  const named = Object.entries(variables).filter(([name]) => name.endsWith('_FILE'));
  const read = await Promise.all(
    named.map(async ([name, path]) => {
      const content = await readFile(path, 'utf8').catch(() => undefined);
      return content === undefined ? [] : [{ name, content, target: `${FOLDER}/${name}` }];
    }),
  );
  const files = read.flat();
  return {
    files: files.map(({ content, target }) => ({ content, target })),
    variables: { ...variables, ...Object.fromEntries(files.map(({ name, target }) => [name, target])) },
  };
}
