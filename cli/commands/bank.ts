import { once } from 'node:events';
import { startBank } from '../../mocks/server.ts';
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
  seed?: number;
  json?: boolean;
}

/** Starts the mock bank alone and leaves it running until it is interrupted. */
export async function bank({ port, seed, json = false }: BankOptions): Promise<number> {
  const credential = readCredential(process.env);
  using interruption = listenForInterruption();
  const running = await startBank({
    port,
    host: '127.0.0.1',
    credential,
    seed: seed === undefined ? newToken() : String(seed),
    clock: systemClock,
  }).catch((cause: unknown) => {
    throw new Problem(`The mock bank can't listen on port ${port}`, messageOf(cause), 'choose another with --port', {
      cause,
    });
  });
  const addresses = { bank: running.url, console: `${running.url}/console` };
  if (json) printResult(JSON.stringify(addresses, null, 2));
  else printResult(`The bank’s API           ${addresses.bank}\nThe bank’s staff console ${addresses.console}`);
  say('It runs until Ctrl-C.');
  if (!interruption.signal.aborted) await once(interruption.signal, 'abort');
  await running.stop();
  return EXIT.interrupted;
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
