import { createRequire } from 'node:module';

/**
 * Where the Chromium of the project's Playwright lies once it is installed. Asked of Playwright's core, which only
 * Playwright itself finds where packages don't see each other's.
 */
export function playwrightsChromium(): string {
  const fromPlaywright = createRequire(from(from(import.meta.url, '@playwright/test'), 'playwright'));
  const core: { chromium: { executablePath(): string } } = fromPlaywright('playwright-core');
  return core.chromium.executablePath();
}

function from(place: string, name: string): string {
  return createRequire(place).resolve(`${name}/package.json`);
}
