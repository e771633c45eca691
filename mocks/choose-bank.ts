import { Problem } from '../support/problem.ts';
import type { BankKind } from './bank.ts';
import type { Contract } from './contract/contract.ts';
import type { VersionFromContract } from './from-contract/several-versions.ts';
import type { Credential } from './sample/access/credential.ts';

/** Which bank is wanted: the sample bank, in a version, or one made from a contract. */
export type BankChoice =
  | { readonly bank: 'sample'; readonly credential: Credential; readonly version?: string | undefined }
  | {
      readonly bank: 'from-contract';
      /** One document for each version, at least one. */
      readonly contracts: readonly string[];
      /** None, one for each contract in their order, or one that fits all of them. */
      readonly lifecycles: readonly string[];
      /** The version it speaks to begin with; that of the first contract unless given. */
      readonly version?: string | undefined;
    };

/** A bank that can be opened, and the contracts it was made from where those are not ours. */
export interface ChosenBank {
  readonly kind: BankKind;
  readonly contracts: readonly Contract[];
}

/** Reads what the bank is made from. Throws Problem(s) for a contract, lifecycle or version that is none. */
export async function chooseBank(choice: BankChoice): Promise<ChosenBank> {
  return choice.bank === 'sample' ? chooseSample(choice) : chooseFromContract(choice);
}

async function chooseSample({ credential, version }: Extract<BankChoice, { bank: 'sample' }>): Promise<ChosenBank> {
  const { sampleBank } = await import('./sample/sample-bank.ts');
  const { findSampleVersion } = await import('./sample/versions.ts');
  const kind: BankKind = {
    name: 'the sample bank',
    version: findSampleVersion(version),
    create: (material) => sampleBank({ ...material, credential }),
  };
  return { kind, contracts: [] };
}

async function chooseFromContract({
  contracts: files,
  lifecycles,
  version,
}: Extract<BankChoice, { bank: 'from-contract' }>): Promise<ChosenBank> {
  const { readContract } = await import('./contract/read-contract.ts');
  const { severalVersions } = await import('./from-contract/several-versions.ts');
  const { bankFromContract } = await import('./from-contract/bank-from-contract.ts');
  const { readLifecycle } = await import('./from-contract/read-lifecycle.ts');
  assertPaired(files, lifecycles);
  const versions: VersionFromContract[] = [];
  for (const [index, file] of files.entries()) {
    const contract = await readContract(file);
    const lifecycle = lifecycles[index] ?? lifecycles[0];
    versions.push({ contract, lifecycle: lifecycle === undefined ? null : await readLifecycle(lifecycle, contract) });
  }
  const contracts = versions.map(({ contract }) => contract);
  const [first] = versions;
  if (first === undefined) throw new Error('a bank is made from one contract at least');
  const kind: BankKind = {
    name: first.contract.title,
    version: spokenFirst(contracts, version),
    create: async (material) =>
      versions.length === 1
        ? bankFromContract(material, first.contract, first.lifecycle)
        : severalVersions(material, versions),
  };
  return { kind, contracts };
}

function assertPaired(contracts: readonly string[], lifecycles: readonly string[]): void {
  if (lifecycles.length <= 1 || lifecycles.length === contracts.length) return;
  throw new Problem(
    `There are ${lifecycles.length} lifecycles for ${contracts.length} ${contracts.length === 1 ? 'contract' : 'contracts'}`,
    'it can’t be told which belongs to which',
    'give one lifecycle that fits all contracts, or one for each in the same order',
  );
}

/** The version that is spoken to begin with. Throws a Problem where two contracts are of one version, or none is of that. */
function spokenFirst(contracts: readonly Contract[], wanted: string | undefined): string {
  const names = contracts.map(({ version }) => version);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    const files = contracts.filter(({ version }) => version === twice).map(({ file }) => file);
    const remedy = 'give each version once, or another `info.version` to one of them';
    throw new Problem(`Two contracts are of the version ${twice}`, files.join(', '), remedy);
  }
  const spoken = wanted ?? names[0] ?? '';
  if (names.includes(spoken)) return spoken;
  throw new Problem(
    `The bank has no version ${spoken}`,
    `its contracts are of ${names.join(', ')}`,
    'name one of these',
  );
}
