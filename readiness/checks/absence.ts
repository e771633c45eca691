import { type Answer, fail } from '../check.ts';
import { configurationId } from '../finding-ids.ts';
import type { Sources } from '../sources/sources.ts';

/** Why a service or job does not answer, as far as the supervisor knows; otherwise only what was met at its address. */
export async function explainAbsence(name: string, url: string, reason: string, sources: Sources): Promise<Answer> {
  const process = await sources.process(name);
  const [refused] = process?.refused ?? [];
  if (refused !== undefined) {
    return fail(
      `${name} refused to start: ${refused.key} ${refused.problem}`,
      `set ${refused.key} for ${name} and start it`,
      configurationId(name, refused.key),
    );
  }
  if (process?.state === 'absent') return fail(`${name} was never deployed here`, `deploy ${name}`);
  if (process?.state === 'exited') {
    const how = process.exitCode === null ? 'was killed' : `ended with exit code ${process.exitCode}`;
    return fail(`${name} ${how}`, `look into the log of ${name}, then start it`);
  }
  return fail(`no answer: ${reason}`, `see whether ${name} is deployed and listens at ${url}`);
}
