import type { Environment } from '../../model/environment.ts';
import { whyNotInstalled } from '../../support/optional-package.ts';
import { bankContractId, bankCredentialId, reachableId, readyId } from '../finding-ids.ts';
import type { Sources } from '../sources/sources.ts';
import { speaksOtherVersion } from './contract.ts';
import { askCredential } from './credential.ts';
import { downId, isBankDown, isFine } from './down.ts';

/** The id of the finding that says what is wrong with what a service or job uses; `undefined` when nothing is. */
export async function troubleBehind(
  name: string,
  uses: readonly string[],
  sources: Sources,
): Promise<string | undefined> {
  const troubles = await Promise.all(uses.map((used) => troubleWith(used, name, sources)));
  return troubles.find((trouble) => trouble !== undefined);
}

/** The id of the finding that says that one of these databases does not answer. */
export async function databaseDownId(uses: readonly string[], sources: Sources): Promise<string | undefined> {
  // What can't be asked is not down.
  if (whyNotInstalled('pg') !== undefined) return undefined;
  const databases = uses.filter((used) => sources.environment.databases[used] !== undefined);
  const readings = await Promise.all(databases.map((database) => sources.database(database)));
  const down = databases.find((_, index) => readings[index]?.read === false);
  return down === undefined ? undefined : reachableId(down);
}

async function troubleWith(used: string, user: string, sources: Sources): Promise<string | undefined> {
  const { services, databases } = sources.environment;
  if (used === 'bank') return troubleWithBank(sources);
  if (databases[used] !== undefined) return databaseDownId([used], sources);
  const down = await downId(used, sources);
  if (down !== undefined || services[used] === undefined || dependsOn(used, user, sources.environment)) return down;
  const { health } = services[used];
  return health.ready === health.live || isFine(await sources.ready(used), health) ? undefined : readyId(used);
}

async function troubleWithBank(sources: Sources): Promise<string | undefined> {
  if (await isBankDown(sources)) return reachableId('bank');
  if (await speaksOtherVersion(sources)) return bankContractId;
  return (await askCredential(sources)).status === 'fail' ? bankCredentialId : undefined;
}

/** Whether a service uses another, itself or through what it uses: two that need each other explain nothing. */
function dependsOn(
  name: string,
  other: string,
  { services }: Pick<Environment, 'services'>,
  seen = new Set<string>(),
): boolean {
  if (seen.has(name)) return false;
  seen.add(name);
  const uses = services[name]?.uses ?? [];
  return uses.some((used) => used === other || dependsOn(used, other, { services }, seen));
}
