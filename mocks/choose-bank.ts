import type { BankKind } from './bank.ts';
import type { Contract } from './contract/contract.ts';
import type { Credential } from './sample/access/credential.ts';

/** Which bank is wanted: the sample bank, in a version, or one made from a contract. */
export type BankChoice =
  | { readonly bank: 'sample'; readonly credential: Credential; readonly version?: string | undefined }
  | { readonly bank: 'from-contract'; readonly contract: string; readonly lifecycle?: string | undefined };

/** A bank that can be opened, and the contract it was made from where that is not one of ours. */
export interface ChosenBank {
  readonly kind: BankKind;
  readonly contract: Contract | null;
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
  return { kind, contract: null };
}

async function chooseFromContract({
  contract: file,
  lifecycle: lifecycleFile,
}: Extract<BankChoice, { bank: 'from-contract' }>): Promise<ChosenBank> {
  const { readContract } = await import('./contract/read-contract.ts');
  const { bankFromContract } = await import('./from-contract/bank-from-contract.ts');
  const { readLifecycle } = await import('./from-contract/read-lifecycle.ts');
  const contract = await readContract(file);
  const lifecycle = lifecycleFile === undefined ? null : await readLifecycle(lifecycleFile, contract);
  const kind: BankKind = {
    name: contract.title,
    version: contract.version,
    create: async (material) => bankFromContract(material, contract, lifecycle),
  };
  return { kind, contract };
}
