import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type BankControl, bankControl } from '../../mocks/control-client.ts';

const PROGRAM = fileURLToPath(new URL('../../mocks/main.ts', import.meta.url));
const listening = z.looseObject({ event: z.literal('listening'), url: z.url() });
export const CREDENTIAL = { BANK_CLIENT_ID: 'platform', BANK_CLIENT_SECRET: 'a-secret-of-the-platform' };

/** The bank as a process of its own, as it is staged and as users start it. */
export interface StartedBank {
  url: string;
  control: BankControl;
  child: ChildProcess;
  /** Ends it as a power cut would; resolves when it is gone. */
  kill(): Promise<void>;
}

export interface StartedBankOptions {
  /** As on a disk with no more room than this for a file; in blocks of the shell's `ulimit`, 512 or 1024 bytes each. */
  readonly blocksPerFile?: number;
}

/** Starts the bank's program with these variables; it is gone when the test is over. */
export async function startedBank(
  t: TestContext,
  variables: Record<string, string>,
  { blocksPerFile }: StartedBankOptions = {},
): Promise<StartedBank> {
  const limit = blocksPerFile === undefined ? '' : `ulimit -f ${blocksPerFile}; `;
  const child = spawn('/bin/sh', ['-c', `${limit}exec "$0" "$1"`, process.execPath, PROGRAM], {
    env: { PATH: process.env.PATH, PORT: '0', ...variables },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  t.after(kill);
  const { value } = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
  assert.ok(typeof value === 'string', 'the bank ended before it listened');
  const { url } = listening.parse(JSON.parse(value));
  child.stdout.resume();
  return { url, control: bankControl(url), child, kill };
}
