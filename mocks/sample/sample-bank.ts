import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keptFolder } from '../../support/kept-folder.mjs';
import type { BankMaterial, BankModel } from '../bank-model.ts';
import { readContract } from '../contract/read-contract.ts';
import type { Credential } from './access/credential.ts';
import { announceMoves } from './announcements.ts';
import { openBackOffice, resetBackOffice } from './back-office.ts';
import { applicationsDesk } from './desk/applications-desk.ts';
import { editionOf } from './resolvers/edition.ts';
import type { ServedVersion } from './resolvers/served-version.ts';
import { seedApplications } from './seeding.ts';
import { VERSION_NAMES, VERSIONS } from './versions.ts';

export interface SampleMaterial extends BankMaterial {
  /** What the platform must show; where a version takes a key, the key is the secret. */
  readonly credential: Credential;
  /** How many decided applications, and how many settled payments, are remembered; 20,000 unless given. */
  readonly kept?: number;
}

const KEPT = 20_000;

/** Our own bank, in all versions of its API. Goes on with what `memory` still holds of it. */
export async function sampleBank(material: SampleMaterial): Promise<BankModel> {
  const { memory, clocks, seed, credential, journal, versions, kept = KEPT } = material;
  const contracts = await Promise.all(
    VERSION_NAMES.map(async (name) => ({
      name,
      contract: await readContract(contractFile(name), { memory: memoryOf(name) }),
    })),
  );
  const office = openBackOffice({ memory, clocks, seed, credential, kept, onMoved: announceMoves(material) });
  const served = contracts.map(
    ({ name, contract }): ServedVersion => ({ name, api: VERSIONS[name], contract, office }),
  );
  return {
    editions: served.map(editionOf),
    desk: applicationsDesk(office.applications, journal),
    reset: (correlation) => resetBackOffice(office, correlation),
    seed: (order) => seedApplications(order, { office, served, versions }),
  };
}

/** Where this machine remembers what was read of it. */
function memoryOf(version: string): string {
  return join(keptFolder(), 'contracts', `${version}.json`);
}

/** Where the document of a version lies. */
export function contractFile(version: string): string {
  return fileURLToPath(new URL(`../contracts/${version}/openapi.yaml`, import.meta.url));
}
