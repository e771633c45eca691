import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { evidenceSchema } from '../../model/evidence.ts';
import { type Ended, projectFolder } from '../helpers/rehearse-command.ts';
import { type SmallRehearsal, smallRehearsal } from '../rehearsal/small-rehearsal.ts';

/** A project with four scenarios in three files, none of which needs a browser. */
export interface ShardedProject extends SmallRehearsal {
  /** Runs a command to its end, with nothing left running after it. */
  command(...args: string[]): Promise<Ended>;
  /** Begins a run on `staging`; gives its folder. */
  begin(shards: number, ...args: string[]): Promise<string>;
  /** Plays a shard of it; gives the folder of that attempt. */
  play(shard: string, folder: string): Promise<string>;
  /** Replaces what a scenario's file holds. */
  write(name: string, tests: string): void;
}

const FILES: Readonly<Record<string, string>> = {
  all: `test('first', () => test.step('A step', async () => {}));
test('second', () => test.step('Another step', async () => {}));`,
  delta: `test('third', () => test.step('A step', async () => {}));`,
  echo: `test('fourth', { annotation: { type: 'fallback', description: 'tell it in words' } }, () => test.step('A step', async () => {}));`,
};

const CONFIG = `export default {
  testDir: './scenarios',
  workers: 1,
  reporter: [
    [${JSON.stringify(join(projectFolder, 'reports/recorder.ts'))}],
    ...(process.env.REHEARSE_SHARD === undefined
      ? []
      : [['blob', { outputDir: process.env.REHEARSE_FOLDER + '/blob-report' }]]),
  ],
};`;

export async function shardedProject(context: TestContext, more = ''): Promise<ShardedProject> {
  const rehearsal = await smallRehearsal(context, '', more);
  const { project, start } = rehearsal;
  const write = (name: string, tests: string) =>
    writeFileSync(join(project, `scenarios/${name}.spec.ts`), `import { test } from '@playwright/test';\n${tests}\n`);
  for (const [name, tests] of Object.entries(FILES)) write(name, tests);
  writeFileSync(join(project, 'playwright.config.ts'), CONFIG);
  const command = async (...args: string[]) => {
    const running = start(args);
    const ended = await running.ended;
    assert.deepEqual(await running.leftAfter(2000), []);
    return ended;
  };
  const folderOf = async (...args: string[]) => {
    const { exitCode, stdout, stderr } = await command(...args);
    assert.equal(exitCode, 0, stdout + stderr);
    return stdout.trim();
  };
  return {
    ...rehearsal,
    command,
    begin: (shards, ...args) =>
      folderOf('begin', '--shards', String(shards), '--env', 'staging', '--seed', '7', ...args),
    play: (shard, folder) => folderOf('run', '--shard', shard, '--of', folder),
    write,
  };
}

/** A file of a run as it is kept there. */
export function kept(folder: string, file: string): unknown {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'));
}

/** What was recorded of a run but for times, and for who played it. */
export function timeless(folder: string): unknown {
  const { shards: _, ...evidence } = evidenceSchema.parse(kept(folder, 'evidence.json'));
  return JSON.parse(
    JSON.stringify(evidence, (key, value: unknown) =>
      /^(at|startedAt|durationMs|correlationId)$/.test(key) ? null : value,
    ),
  );
}
