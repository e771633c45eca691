import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keptFolder } from '../../support/kept-folder.mjs';

/** The project's folder, wherever the command was started. */
export const PROJECT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const NODE_MODULES = join(PROJECT, 'node_modules');
/** What set-up and runs keep for the next time; git ignores it. */
export const KEPT = keptFolder();
export const BROWSER_RECORD = join(KEPT, 'browser.json');
/** Lies in node_modules so that it goes with them. */
export const INSTALL_RECORD = join(NODE_MODULES, '.rehearse-setup.json');
