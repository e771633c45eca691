import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Where a package lies that a project, or the harness itself, has installed; `undefined` where neither has. */
export function installedAt(name: string, project: string): string | undefined {
  for (const from of [join(project, 'package.json'), import.meta.filename]) {
    try {
      return createRequire(from).resolve(name);
    } catch {
      // The next may have it.
    }
  }
  return undefined;
}
