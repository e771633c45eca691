import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { HARNESS_FOLDER } from '../../support/own-package.mjs';
import { Problem } from '../../support/problem.ts';

/**
 * Throws a Problem where the sample platform is not here. What stages it is loaded only after this: an installed package
 * has none of it.
 */
export function assertSampleIsHere(what: string): void {
  if (existsSync(join(HARNESS_FOLDER, 'platform'))) return;
  throw new Problem(
    `${what} needs the sample platform`,
    'it comes with the repository of rehearse and not with the package',
    'rehearse on an environment of your own, or clone the repository',
  );
}
