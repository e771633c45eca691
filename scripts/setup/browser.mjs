import { downloadedChromium } from './browser-from-npm.mjs';
import { installBrowser } from './browser-install.mjs';
import { startBrowser } from './browser-start.mjs';
import { findFullBrowser, namedBrowser, playwrightsBrowsers, systemsBrowsers } from './browsers-here.mjs';
import { BROWSER_RECORD } from './places.mjs';
import { fingerprintOf, writeRecord } from './records.mjs';
import { CannotSetUp, tell } from './tell.mjs';

/**
 * Finds a browser that really starts, or installs one, and records how to launch it.
 *
 * A browser is `{ source, path, playwrights?, args?, env? }`: where it came from, its executable, whether Playwright
 * finds it by itself, and what it must be launched with.
 */
export async function setUpBrowser() {
  const named = namedBrowser();
  if (named !== undefined) {
    await recordIfStarts(named, (why) => {
      throw new CannotSetUp(
        'The browser named in REHEARSE_BROWSER does not start',
        `${named.path}: ${why}`,
        'name the executable of a Chromium, Chrome or Edge, or unset REHEARSE_BROWSER',
      );
    });
    return;
  }
  const refusals = [];
  const refuse = (browser) => (why) => {
    refusals.push(`${browser.path}: ${why}`);
  };
  for (const browser of [...playwrightsBrowsers(), ...systemsBrowsers(), ...downloadedChromium()]) {
    if (await recordIfStarts(browser, refuse(browser))) return;
  }
  for await (const browser of installBrowser(refusals)) {
    if (await recordIfStarts(browser, refuse(browser))) return;
  }
  throw new CannotSetUp(
    'There is no browser to rehearse with, and none could be installed',
    refusals.join('\n       '),
    'install Chromium, Google Chrome or Microsoft Edge, or name one in REHEARSE_BROWSER',
  );
}

/** Starts a browser and records it; where it does not start, hands on why, and resolves to false. */
async function recordIfStarts(browser, refuse) {
  let record;
  await tell(`trying the browser ${browser.source}`, async () => {
    const start = await startBrowser(browser);
    if (!start.started) {
      refuse(start.why);
      return 'it does not start';
    }
    record = recordOf(browser);
    return browser.path;
  });
  if (record === undefined) return false;
  writeRecord(BROWSER_RECORD, record);
  return true;
}

/** What support/browser.ts reads. */
function recordOf({ source, path, playwrights = false, args = [], env = {}, namedAs = null }) {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return {
    recordVersion: 1,
    source,
    // Playwright starts its own by itself, and then knows best how.
    executablePath: playwrights ? null : path,
    args: [...new Set([...asRoot, ...args])],
    env,
    // A headless shell has no window to show.
    fullBrowserPath: findFullBrowser()?.path ?? null,
    namedAs,
    seen: fingerprintOf(path),
  };
}
