import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { after, type TestContext, test } from 'node:test';
import { waitFor } from '../../support/wait.ts';
import { type Ended, projectFolder, rehearse } from '../helpers/rehearse-command.ts';
import { inlineRehearsals, pages, relativeLinks, shellBlocks } from './commands-in-docs.ts';

/** What a command of the docs must exit with, other than 0. */
const expectedExitCode = (command: string) => (command.includes('--incident') ? 1 : 0);
/** Runs on until it is stopped, while the commands after it in the same block run. */
const staysRunning = (command: string) => /^npx rehearse (stage|bank --|report --serve)/.test(command);
/** All scenarios are played by `npm start`: another run plays the shortest one, which shows as well that it is a command. */
const asPlayed = (command: string) =>
  /^npx rehearse run /.test(command) ? `${command} --only instant.payment` : command;
/** A command that has others below it: their options are theirs. */
const BELOW = ['diff', 'drift', 'deploy'];
/** This test is part of it, so running it would never end; that it is what runs the tests is asserted instead. */
const TEST_COMMAND = 'npm test';

const told = new Map<string, Ended>();
/** Stands before what a desktop opens pages with, so that nothing opens on anybody's screen. */
const openers = mkdtempSync(join(tmpdir(), 'rehearse openers '));
for (const name of ['xdg-open', 'open']) writeFileSync(join(openers, name), '#!/bin/sh\n', { mode: 0o755 });
after(() => rmSync(openers, { recursive: true, force: true }));

for (const { name, text } of pages(projectFolder)) {
  for (const block of shellBlocks(text)) {
    test(`${name}: ${block.join(' ; ')}`, async (t) => {
      for (const command of block) {
        if (command === TEST_COMMAND) assertRunsTheTests();
        else if (staysRunning(command)) await startAndLeave(t, command);
        else await runToEnd(t, asPlayed(command), expectedExitCode(command));
      }
    });
  }
  for (const command of inlineRehearsals(text)) {
    test(`${name}: rehearse ${command} is a command with these options`, async (t) => {
      const [verb = '', ...rest] = command.split(' ');
      const below = BELOW.filter((name) => name === rest[0]);
      const help = await helpOf(t, [verb, ...below]);
      assert.equal(help.exitCode, 0, help.stderr);
      for (const option of rest.filter((word) => word.startsWith('--')))
        assert.match(help.stdout, new RegExp(`${option}\\b`));
    });
  }
  for (const target of relativeLinks(text)) {
    test(`${name}: ${target} is there`, () => {
      assert.ok(existsSync(join(projectFolder, dirname(name), target)));
    });
  }
}

/** What a command says of itself, asked once however many pages name it. */
async function helpOf(t: TestContext, command: readonly string[]): Promise<Ended> {
  const name = command.join(' ');
  const help = told.get(name) ?? (await rehearse(t, [...command, '--help']));
  told.set(name, help);
  return help;
}

function start(t: TestContext, command: string): { child: ChildProcess; said: () => string } {
  const [program = '', ...args] = command.split(' ');
  const child = spawn(program, args, {
    cwd: projectFolder,
    env: { ...process.env, PATH: `${openers}${delimiter}${process.env.PATH}` },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  t.after(async () => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    process.kill(-child.pid, 'SIGINT');
    await once(child, 'close');
  });
  return { child, said: () => said };
}

async function runToEnd(t: TestContext, command: string, exitCode: number): Promise<void> {
  const { child, said } = start(t, command);
  const [code] = await once(child, 'close');
  assert.equal(code, exitCode, `${command}\n${said()}`);
}

async function startAndLeave(t: TestContext, command: string): Promise<void> {
  const { child, said } = start(t, command);
  const waited = await waitFor(
    async () => (/until Ctrl-C/.test(said()) || child.exitCode !== null ? true : undefined),
    { withinMs: 60_000 },
  );
  assert.ok(waited.arrived && child.exitCode === null, said());
}

function assertRunsTheTests(): void {
  const { scripts } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'));
  assert.equal(scripts.test, 'node scripts/test.ts');
}
