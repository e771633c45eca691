import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as here from '../../support/browsers-here.mjs';
import { NODE_MODULES } from './places.mjs';

export { namedBrowser, systemsBrowsers } from '../../support/browsers-here.mjs';

/** Playwright's own browsers, as far as they are installed. */
export function playwrightsBrowsers() {
  return here.playwrightsBrowsers(playwrightsChromium());
}

/** A browser that can show its window, if there is one. */
export function findFullBrowser() {
  return here.findFullBrowser(playwrightsChromium());
}

/** Where Playwright's Chromium lies once it is installed. */
function playwrightsChromium() {
  return createRequire(join(NODE_MODULES, 'playwright-core', 'package.json'))(
    'playwright-core',
  ).chromium.executablePath();
}
