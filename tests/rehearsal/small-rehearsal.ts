import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { env, type SmallPlatform, smallPlatform } from '../check/small-platform.ts';
import { type Ended, projectFolder, type Running, startRehearse } from '../helpers/rehearse-command.ts';

const CONFIG = `export default {
  testDir: './scenarios',
  workers: 1,
  reporter: [[${JSON.stringify(join(projectFolder, 'reports/recorder.ts'))}]],
};`;

/** A scenario that passes, and needs no browser for it. */
export const PLAYED = `test('first', () => test.step('A step', async () => {}));`;

/** A project with a small platform, which is fit, and scenarios of its own. */
export interface SmallRehearsal extends SmallPlatform {
  /** Starts a command of rehearse in it. */
  start(args: readonly string[]): Running;
  /** Rehearses on `staging`; nothing is left running. */
  run(...args: string[]): Promise<Ended>;
}

/** `tests` are the scenarios, as Playwright's; `more` further keys of the environment's definition. */
export async function smallRehearsal(context: TestContext, tests: string, more = ''): Promise<SmallRehearsal> {
  const platform = await smallPlatform(context, more);
  const { project } = platform;
  mkdirSync(join(project, 'scenarios'));
  symlinkSync(join(projectFolder, 'node_modules'), join(project, 'node_modules'));
  writeFileSync(join(project, 'playwright.config.ts'), CONFIG);
  writeFileSync(join(project, 'package.json'), '{"type":"module"}');
  writeFileSync(join(project, 'scenarios/all.spec.ts'), `import { test } from '@playwright/test';\n${tests}\n`);
  const start = (args: readonly string[]) => startRehearse(context, args, { cwd: project, env });
  return {
    ...platform,
    start,
    async run(...args) {
      const running = start(['run', '--env', 'staging', '--no-traces', ...args]);
      const ended = await running.ended;
      const left = await running.leftAfter(2000);
      if (left.length > 0) throw new Error(`still running: ${left.join(', ')}`);
      return ended;
    },
  };
}
