import { extname, join } from 'node:path';

/** The program called `name` beside a module, told by its `import.meta`: TypeScript in a clone, compiled where it is installed. */
export function programBeside({ dirname, filename }: { dirname: string; filename: string }, name: string): string {
  return join(dirname, `${name}${extname(filename)}`);
}
