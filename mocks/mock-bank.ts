import { systemClock } from '../support/clock.ts';
import { newToken } from '../support/ids.ts';
import { Secret } from '../support/secret.ts';
import type { BankChoice } from './choose-bank.ts';
import type { RunningBank } from './server.ts';

/** What a mock bank of one's own is started with. */
export interface MockBankOptions {
  /** OpenAPI documents, one for each version of the API; without any it is the sample bank. */
  contracts?: readonly string[];
  /** None, one that fits all contracts, or one for each in their order. */
  lifecycles?: readonly string[];
  /** The credential that the sample bank accepts; a made-up one without. */
  credential?: { clientId: string; clientSecret: string };
  /** The version it speaks to begin with. */
  version?: string;
  /** Names of faults with which it starts; those of `faultsFile` besides the sample bank's own. */
  faults?: readonly string[];
  faultsFile?: string;
  /** A free one unless given. */
  port?: number;
  /** 127.0.0.1 unless given. */
  host?: string;
  /** From what ids and made-up values are made; another each time unless given. */
  seed?: string;
  /** Where its state is kept beyond the end of the process; nowhere without. */
  stateFile?: string;
  /** Opens console and control to other machines. */
  controlToken?: string;
}

/** Starts a mock bank in this process. Throws Problem(s) for a contract, lifecycle, version or fault that is none. */
export async function startMockBank(options: MockBankOptions = {}): Promise<RunningBank> {
  const [{ chooseBank }, { findFaults }, { startBank }] = await Promise.all([
    import('./choose-bank.ts'),
    import('./faults/fault-presets.ts'),
    import('./server.ts'),
  ]);
  const { kind } = await chooseBank(choiceOf(options));
  return startBank({
    kind,
    port: options.port ?? 0,
    host: options.host ?? '127.0.0.1',
    seed: options.seed ?? newToken(),
    clock: systemClock,
    stateFile: options.stateFile,
    controlToken: options.controlToken === undefined ? undefined : new Secret('controlToken', options.controlToken),
    faults: await findFaults(options.faults ?? [], options.faultsFile),
  });
}

function choiceOf({ contracts = [], lifecycles = [], version, credential }: MockBankOptions): BankChoice {
  if (contracts.length > 0) return { bank: 'from-contract', contracts, lifecycles, version };
  const { clientId, clientSecret } = credential ?? { clientId: 'rehearsal', clientSecret: newToken() };
  return {
    bank: 'sample',
    credential: { clientId, clientSecret: new Secret('clientSecret', clientSecret) },
    version,
  };
}
