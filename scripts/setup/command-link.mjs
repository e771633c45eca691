import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { NODE_MODULES } from './places.mjs';
import { addToInstallRecord } from './records.mjs';

/**
 * Puts the command where `npx rehearse` looks first. npm links a package's own command only where it is installed
 * elsewhere; without the link npx would install this folder a second time, into its cache.
 */
export function linkCommand() {
  if (process.platform !== 'win32') {
    const link = join(NODE_MODULES, '.bin', 'rehearse');
    rmSync(link, { force: true });
    symlinkSync(join('..', '..', 'cli', 'rehearse.mjs'), link);
  }
  addToInstallRecord({ commandLinked: true });
}
