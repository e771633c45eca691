import { once } from 'node:events';
import { type BankChoice, chooseBank } from '../../mocks/choose-bank.ts';
import type { Contract } from '../../mocks/contract/contract.ts';
import { findFaults } from '../../mocks/faults/fault-presets.ts';
import { keepHeapSteady } from '../../mocks/process/steady-heap.ts';
import { type RunningBank, startBank } from '../../mocks/server.ts';
import { systemClock } from '../../support/clock.ts';
import { newToken } from '../../support/ids.ts';
import { messageOf, Problem, Problems } from '../../support/problem.ts';
import { Secret } from '../../support/secret.ts';
import { listenForInterruption } from '../conductor/interruption.ts';
import { EXIT } from '../exit-codes.ts';
import { printResult, say } from '../output.ts';

/** What `rehearse bank` was given. */
export interface BankOptions {
  port: number;
  host: string;
  seed?: number;
  /** The version it speaks to begin with. */
  speaks?: string;
  /** One for each version; none for the sample bank. */
  contract: readonly string[];
  lifecycle: readonly string[];
  state?: string;
  /** Names of faults. */
  fault: readonly string[];
  faults?: string;
  callback?: string;
  json?: boolean;
}

const WARNINGS_SHOWN = 5;

/** Starts a mock bank alone and leaves it running until it is interrupted. */
export async function bank(options: BankOptions): Promise<number> {
  const { port, seed, json = false } = options;
  const choice = choiceOf(options, process.env);
  const { BANK_CONTROL_TOKEN: token } = process.env;
  const callback = callbackOf(options, process.env);
  const { kind, contracts } = await chooseBank(choice);
  const faults = await findFaults(options.fault, options.faults);
  using interruption = listenForInterruption();
  const running = await startBank({
    port,
    host: options.host,
    kind,
    seed: seed === undefined ? newToken() : String(seed),
    clock: systemClock,
    stateFile: options.state,
    controlToken: token ? new Secret('BANK_CONTROL_TOKEN', token) : undefined,
    callback,
    faults,
  }).catch((error: unknown) => {
    throw error instanceof Problem || error instanceof Problems ? error : cannotListen(options, error);
  });
  keepHeapSteady();
  for (const contract of contracts) sayWarnings(contract);
  tell(running, kind, json);
  say('It runs until Ctrl-C.');
  if (!interruption.signal.aborted) await once(interruption.signal, 'abort');
  await running.stop();
  return EXIT.interrupted;
}

function tell({ url }: RunningBank, { name, version }: { name: string; version: string }, json: boolean): void {
  const console = `${url}/console`;
  if (json) {
    printResult(JSON.stringify({ bank: url, console, name, version }, null, 2));
    return;
  }
  say(`${name}, version ${version}`);
  printResult(`The bank’s API           ${url}\nThe bank’s staff console ${console}`);
}

/** What breaks the letter of the specification is said, and served all the same. */
function sayWarnings({ file, warnings }: Contract): void {
  for (const { pointer, problem } of warnings.slice(0, WARNINGS_SHOWN)) say(`Warning: ${file}#${pointer} ${problem}`);
  const more = warnings.length - WARNINGS_SHOWN;
  if (more > 0) say(`Warning: and ${more} more of this kind; all is served as well as it can be.`);
}

function choiceOf({ contract, lifecycle, speaks }: BankOptions, environment: NodeJS.ProcessEnv): BankChoice {
  if (contract.length > 0) {
    return { bank: 'from-contract', contracts: contract, lifecycles: lifecycle, version: speaks };
  }
  if (lifecycle.length === 0) return { bank: 'sample', credential: readCredential(environment), version: speaks };
  throw new Problem(
    '--lifecycle needs --contract',
    'a lifecycle names operations of a contract',
    'name the OpenAPI document with --contract',
  );
}

function readCredential({ BANK_CLIENT_ID, BANK_CLIENT_SECRET }: NodeJS.ProcessEnv) {
  if (BANK_CLIENT_ID && BANK_CLIENT_SECRET) {
    return { clientId: BANK_CLIENT_ID, clientSecret: new Secret('BANK_CLIENT_SECRET', BANK_CLIENT_SECRET) };
  }
  const missing = Object.entries({ BANK_CLIENT_ID, BANK_CLIENT_SECRET }).filter(([, value]) => !value);
  throw new Problems(
    'The mock bank needs the credential that it is to accept',
    missing.map(
      ([name]) =>
        new Problem(
          `${name} is not set`,
          'the platform must show it to the bank',
          `set ${name} to any value of your choice`,
        ),
    ),
  );
}

function callbackOf({ callback }: BankOptions, { BANK_CALLBACK_SECRET: secret }: NodeJS.ProcessEnv) {
  if (callback === undefined) return undefined;
  if (URL.parse(callback)?.protocol.match(/^https?:$/) == null) {
    throw new Problem(`--callback ${callback} is no address`, 'the bank calls it over http', 'write http://host/path');
  }
  if (secret) return { url: callback, secret: new Secret('BANK_CALLBACK_SECRET', secret) };
  throw new Problem(
    'Callbacks need a secret',
    'BANK_CALLBACK_SECRET is not set, and callbacks are signed with it',
    'set BANK_CALLBACK_SECRET to the secret with which the platform verifies them',
  );
}

function cannotListen({ host, port }: BankOptions, cause: unknown): Problem {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  const isPort = code === 'EADDRINUSE' || code === 'EACCES';
  return new Problem(
    `The mock bank can't listen on port ${port} of ${host}`,
    messageOf(cause),
    isPort ? 'choose another with --port' : 'give an address of this machine with --host',
    { cause },
  );
}
