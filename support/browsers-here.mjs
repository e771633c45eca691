import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, delimiter, join } from 'node:path';

/** Best first: a headless shell starts in half the time and takes half the memory. */
const SHELLS_ON_PATH = ['chromium-headless-shell', 'chrome-headless-shell'];
const FULL_ON_PATH = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
  'msedge',
];
const ON_MAC = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
const ON_WINDOWS = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];

/** @typedef {{ source: string, path: string, playwrights?: boolean, namedAs?: string }} Browser */

/**
 * The browser the user asks for.
 *
 * @returns {Browser | undefined}
 */
export function namedBrowser() {
  const path = process.env.REHEARSE_BROWSER ?? '';
  return path === '' ? undefined : { source: 'named in REHEARSE_BROWSER', path, namedAs: path };
}

/**
 * Playwright's own browsers, as far as they are installed. `full` is where its Chromium lies, or would.
 *
 * @param {string} full
 * @returns {Browser[]}
 */
export function playwrightsBrowsers(full) {
  const shell = playwrightsShell(full);
  return [
    ...(shell === undefined ? [] : [{ source: 'of Playwright', path: shell, playwrights: true }]),
    ...(existsSync(full) ? [{ source: 'of Playwright', path: full }] : []),
  ];
}

/**
 * The browsers that the system has, whoever installed them.
 *
 * @returns {Browser[]}
 */
export function systemsBrowsers() {
  return [...SHELLS_ON_PATH.flatMap(onPath), ...systemsFullBrowsers()].map((path) => ({
    source: `${basename(path)} of this system`,
    path,
  }));
}

/**
 * A browser that can show its window, if there is one. `playwrights` is where Playwright's Chromium lies, or would.
 *
 * @param {string} playwrights
 * @returns {{ path: string } | undefined}
 */
export function findFullBrowser(playwrights) {
  const paths = [playwrights, ...systemsFullBrowsers()];
  const path = paths.find((candidate) => existsSync(candidate));
  return path === undefined ? undefined : { path };
}

function systemsFullBrowsers() {
  if (process.platform === 'darwin') return existing(['/Applications', join(homedir(), 'Applications')], ON_MAC);
  if (process.platform === 'win32') {
    const { ProgramFiles, LOCALAPPDATA } = process.env;
    return existing([ProgramFiles, process.env['ProgramFiles(x86)'], LOCALAPPDATA].filter(Boolean), ON_WINDOWS);
  }
  return FULL_ON_PATH.flatMap(onPath);
}

function onPath(name) {
  return existing((process.env.PATH ?? '').split(delimiter).filter(Boolean), [name]).slice(0, 1);
}

function existing(folders, names) {
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).filter((path) => existsSync(path));
}

/** Playwright's headless shell lies beside its Chromium, two folders up under the same revision: `chromium_headless_shell-1234/<machine>/`. */
function playwrightsShell(chromium) {
  const chromiumFolder = chromium.split(/[\\/]/).findLast((part) => /^chromium-\d+$/.test(part));
  if (chromiumFolder === undefined) return undefined;
  const browsers = chromium.slice(0, chromium.lastIndexOf(chromiumFolder));
  const shellFolder = join(browsers, chromiumFolder.replace('chromium-', 'chromium_headless_shell-'));
  if (!existsSync(shellFolder)) return undefined;
  const machines = readdirSync(shellFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return existing(
    machines.map(({ name }) => join(shellFolder, name)),
    ['chrome-headless-shell', 'chrome-headless-shell.exe'],
  )[0];
}
