import { systemClock } from '../support/clock.ts';
import { newToken } from '../support/ids.ts';
import { describeProblem, messageOf, Problem, Problems } from '../support/problem.ts';
import { type BankChoice, chooseBank } from './choose-bank.ts';
import { findFaults } from './faults/fault-presets.ts';
import { type BankConfiguration, readConfiguration } from './process/configuration.ts';
import { log } from './process/log.ts';
import { keepHeapSteady } from './process/steady-heap.ts';
import { type RunningBank, startBank } from './server.ts';

const EXIT_CONFIGURATION = 78;
const EXIT_UNAVAILABLE = 69;

const reading = readConfiguration(process.env);
if (reading.ok) await run(reading.configuration);
else {
  const sentence = reading.problems.map(({ key, problem }) => `${key} ${problem}`).join('; ');
  log({ level: 'fatal', event: 'configuration-refused', problems: reading.problems });
  process.stderr.write(
    `The mock bank does not start: ${sentence}. Set these environment variables and start it again.\n`,
  );
  process.exitCode = EXIT_CONFIGURATION;
}

async function run(configuration: BankConfiguration): Promise<void> {
  const seed = configuration.seed ?? newToken();
  const bank = await start(configuration, seed).catch((error: unknown) => cannotStart(configuration, error));
  if (bank === undefined) return;
  keepHeapSteady();
  log({ level: 'info', event: 'listening', url: bank.url, console: `${bank.url}/console`, seed });
  const stop = () => {
    bank.stop().then(leave, leave);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  if (!configuration.lifeline) return;
  process.stdin.once('end', leave).once('close', leave).once('error', leave).resume();
  // Nobody reads any more what is said here.
  process.stdout.on('error', leave);
}

async function start(configuration: BankConfiguration, seed: string): Promise<RunningBank> {
  const { port, host, stateFile, controlToken, callback } = configuration;
  const { kind } = await chooseBank(choiceOf(configuration));
  const faults = await findFaults(configuration.faults, configuration.faultsFile);
  return startBank({
    port,
    host,
    kind,
    seed,
    stateFile,
    controlToken,
    callback,
    faults,
    clock: systemClock,
    onDefect,
  });
}

function choiceOf({ credential, version, contracts, lifecycles }: BankConfiguration): BankChoice {
  if (contracts.length > 0) return { bank: 'from-contract', contracts, lifecycles, version };
  if (credential === undefined) throw new Error('the configuration names neither a credential nor a contract');
  return { bank: 'sample', credential, version };
}

function cannotStart({ port, host }: BankConfiguration, error: unknown): undefined {
  if (error instanceof Problem || error instanceof Problems) {
    const problems = error instanceof Problem ? [error] : error.problems;
    log({ level: 'fatal', event: 'configuration-refused', message: error.message });
    process.stderr.write(`The mock bank does not start.\n${problems.map(describeProblem).join('\n')}\n`);
    process.exitCode = EXIT_CONFIGURATION;
    return undefined;
  }
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  log({ level: 'fatal', event: taken ? 'port-taken' : 'cannot-listen', port, host, message: messageOf(error) });
  const why = taken ? `port ${port} is taken` : messageOf(error);
  process.stderr.write(`The mock bank does not start: ${why}. Set PORT (and HOST) to another, or PORT=0 for any.\n`);
  process.exitCode = EXIT_UNAVAILABLE;
  return undefined;
}

/** A defect of the bank's own: its log line says where it is. */
function onDefect(error: unknown): void {
  const stack = error instanceof Error ? error.stack : undefined;
  log({ level: 'error', event: 'defect', message: messageOf(error), stack });
}

function leave(): never {
  process.exit(0);
}
