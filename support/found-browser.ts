import { type Browser, findFullBrowser, namedBrowser, playwrightsBrowsers, systemsBrowsers } from './browsers-here.mjs';
import { playwrightsChromium } from './playwrights-chromium.ts';
import { Problem } from './problem.ts';

/**
 * A browser of this machine where set-up, which starts each before it is taken, never ran: the one that REHEARSE_BROWSER
 * names, Playwright's own, then the system's. Throws a Problem where there is none, or none that can show a window.
 */
export function foundBrowser({ headed }: { headed: boolean }): Browser {
  const named = namedBrowser();
  if (named !== undefined) return named;
  const chromium = playwrightsChromium();
  const found = headed ? windowed(chromium) : [...playwrightsBrowsers(chromium), ...systemsBrowsers()][0];
  if (found !== undefined) return found;
  throw new Problem(
    headed ? 'There is no browser here that can show a window' : 'There is no browser to rehearse with',
    'Playwright has none installed, and neither Chromium, Google Chrome nor Microsoft Edge is on this machine',
    'npx playwright install chromium, or name a browser’s executable in REHEARSE_BROWSER',
  );
}

function windowed(chromium: string): Browser | undefined {
  const full = findFullBrowser(chromium);
  return full === undefined ? undefined : { source: 'that can show a window', path: full.path };
}
