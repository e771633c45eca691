import type { Environment } from '../../model/environment.ts';
import { writeArtefact } from '../../model/write-artefact.ts';
import { proveIdentity } from '../conductor/prove-identity.ts';
import type { PlayingOptions } from '../conductor/rehearsal.ts';

/**
 * Asks the environment for proof of what it is, from this machine: the same address may lead elsewhere than where the run was
 * begun. Resolves with why nobody may click here; with `null` where it is proved.
 */
export async function proveFromHere(
  environment: Environment,
  { project, record, signal }: PlayingOptions,
): Promise<string | null> {
  const ended = record.beginStage('Asking the environment what it is');
  const { readiness, doubt } = await proveIdentity(environment, project, signal);
  await writeArtefact(record.folder.readiness, readiness);
  ended();
  return doubt === null ? null : `from this machine it is not proved that this is ${environment.name} (${doubt})`;
}
