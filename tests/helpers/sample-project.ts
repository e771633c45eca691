import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { projectFolder } from './rehearse-command.ts';
import { temporaryFolder } from './temporary-folder.ts';

/**
 * A project of its own for the sample platform that `rehearse stage` leaves running, with some of its scenarios. All else is
 * taken from where it is, so that nothing is compiled anew for it.
 */
export function sampleProject(context: TestContext, scenarios: readonly string[]): string {
  const project = temporaryFolder(context);
  const files = [
    'playwright.config.ts',
    'environments/development.ts',
    'environments/beta.ts',
    ...scenarios.map((name) => `scenarios/${name}`),
  ];
  for (const file of files) {
    const original = join(projectFolder, file);
    mkdirSync(dirname(join(project, file)), { recursive: true });
    writeFileSync(join(project, file), withWholePaths(readFileSync(original, 'utf8'), dirname(original)));
  }
  for (const folder of ['node_modules', 'environments/beta']) {
    symlinkSync(join(projectFolder, folder), join(project, folder));
  }
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
  return project;
}

/** A program whose imports, and whose reporter, are found from anywhere. */
function withWholePaths(program: string, folder: string): string {
  return program.replaceAll(/'(\.\.?\/[^']+\.ts)'/g, (_, path: string) => `'${join(folder, path)}'`);
}
