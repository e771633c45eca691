import { systemClock } from '../support/clock.ts';
import { newToken } from '../support/ids.ts';
import { messageOf } from '../support/problem.ts';
import { type BankConfiguration, readConfiguration } from './process/configuration.ts';
import { log } from './process/log.ts';
import { startBank } from './server.ts';

const EXIT_CONFIGURATION = 78;
const EXIT_UNAVAILABLE = 69;

const reading = readConfiguration(process.env);
if (reading.ok) await run(reading.configuration);
else {
  log({ level: 'fatal', event: 'configuration-refused', problems: reading.problems });
  const sentence = reading.problems.map(({ key, problem }) => `${key} ${problem}`).join('; ');
  process.stderr.write(
    `The mock bank does not start: ${sentence}. Set these environment variables and start it again.\n`,
  );
  process.exitCode = EXIT_CONFIGURATION;
}

async function run({ port, host, credential, seed = newToken(), lifeline }: BankConfiguration): Promise<void> {
  const bank = await startBank({ port, host, credential, seed, clock: systemClock, onDefect }).catch(
    (error: NodeJS.ErrnoException) => cannotListen(port, host, error),
  );
  if (bank === undefined) return;
  log({ level: 'info', event: 'listening', url: bank.url, console: `${bank.url}/console`, seed });
  const stop = () => {
    bank.stop().then(leave, leave);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  if (!lifeline) return;
  process.stdin.once('end', leave).once('close', leave).once('error', leave).resume();
  // Nobody reads any more what is said here.
  process.stdout.on('error', leave);
}

function cannotListen(port: number, host: string, error: NodeJS.ErrnoException): undefined {
  const taken = error.code === 'EADDRINUSE';
  log({ level: 'fatal', event: taken ? 'port-taken' : 'cannot-listen', port, host, message: messageOf(error) });
  const why = taken ? `port ${port} is taken` : messageOf(error);
  process.stderr.write(`The mock bank does not start: ${why}. Set PORT (and HOST) to another, or PORT=0 for any.\n`);
  process.exitCode = EXIT_UNAVAILABLE;
}

/** A defect of the bank's own: its log line says where it is. */
function onDefect(error: unknown): void {
  const stack = error instanceof Error ? error.stack : undefined;
  log({ level: 'error', event: 'defect', message: messageOf(error), stack });
}

function leave(): never {
  process.exit(0);
}
