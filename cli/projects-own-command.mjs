import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PACKAGE_NAME } from '../support/own-package.mjs';

const THIS = join(dirname(fileURLToPath(import.meta.url)), 'rehearse.mjs');

/**
 * The command of the rehearse that a project has installed, from `folder` upwards, where that is another than this one
 * (installed for the whole machine, say): its environments and scenarios are written with that, and so it reads them.
 */
export function projectsOwnCommand(folder) {
  for (let current = folder; ; current = dirname(current)) {
    const command = realPath(join(current, 'node_modules', PACKAGE_NAME, 'dist/cli/rehearse.mjs'));
    if (command !== undefined) return command === realPath(THIS) ? undefined : command;
    if (dirname(current) === current) return undefined;
  }
}

function realPath(path) {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
