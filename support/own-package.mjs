import { existsSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the package is called where it is installed. */
export const PACKAGE_NAME = 'dress-rehearsal';

/** Where our rooms lie side by side: the clone, or dist/ of the installed package. */
export const HARNESS_FOLDER = dirname(dirname(fileURLToPath(import.meta.url)));

/** Where our package.json lies. */
export const PACKAGE_FOLDER = existsSync(join(HARNESS_FOLDER, 'package.json'))
  ? HARNESS_FOLDER
  : dirname(HARNESS_FOLDER);

/**
 * The node_modules that we are installed in, the outermost one where one lies in another as pnpm has them; `undefined` in
 * a clone.
 *
 * @returns {string | undefined}
 */
export function installedIn() {
  const parts = PACKAGE_FOLDER.split(sep);
  const at = parts.indexOf('node_modules');
  return at === -1 ? undefined : parts.slice(0, at + 1).join(sep);
}
