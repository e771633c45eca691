import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { harnessVersion } from '../../support/harness-version.ts';
import { Problem } from '../../support/problem.ts';

const packageSchema = z.object({ version: z.string() });

/** The project's own Playwright: where its command lies and which version it is. */
export function findPlaywright(project: string): { command: string; version: string } {
  try {
    const description = createRequire(join(project, 'package.json')).resolve('@playwright/test/package.json');
    return { command: join(dirname(description), 'cli.js'), version: versionIn(description) };
  } catch (cause) {
    throw new Problem(
      'Playwright is not installed',
      `@playwright/test is not found from ${project}`,
      'install what package.json asks for there; if it does not ask for Playwright yet: npm install --save-dev @playwright/test',
      { cause },
    );
  }
}

/** The versions a run was made with. */
export function toolVersions(playwright: { version: string }): Record<string, string> {
  return {
    rehearse: harnessVersion(),
    node: process.versions.node,
    playwright: playwright.version,
  };
}

function versionIn(packageFile: string): string {
  return packageSchema.parse(JSON.parse(readFileSync(packageFile, 'utf8'))).version;
}
