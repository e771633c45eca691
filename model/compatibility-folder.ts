import { join } from 'node:path';

/** Where the matrix of one rehearsal against several versions lies, beside the runs it was made from. */
export interface CompatibilityFolder {
  readonly path: string;
  readonly matrix: string;
  readonly page: string;
}

/** The names in `<reports>/compatibility/<id>`, fixed because other tools rely on them. */
export function compatibilityFolder(reports: string, id: string): CompatibilityFolder {
  const path = join(reports, 'compatibility', id);
  return { path, matrix: join(path, 'matrix.json'), page: join(path, 'index.html') };
}
