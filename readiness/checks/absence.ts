import { type Answer, fail, following } from '../check.ts';
import type { Sources } from '../sources/sources.ts';
import { wrongKeyId } from './configuration.ts';
import { whyNoAnswer } from './outside/why-no-answer.ts';
import { isUnknownHost } from '../sources/no-answer.ts';
import { ownName } from './own-words.ts';
import { refusalInWords } from './refusal.ts';
import { databaseDownId } from './uses.ts';

/**
 * Why a service or job does not answer, as far as anybody knows of its process; otherwise only what was met at its
 * address, which is the `reason`.
 */
export async function explainAbsence(name: string, reason: string, sources: Sources): Promise<Answer> {
  const process = await sources.process(name);
  const [refused] = process?.refused ?? [];
  if (process?.state === 'absent') return fail(`${name} was never deployed here`, `deploy ${name}`);
  const { services, jobs } = sources.environment;
  const { url, uses = [] } = services[name] ?? jobs[name] ?? {};
  const because = following(
    (url === undefined ? undefined : await whyNoAnswer(url, reason, sources)) ??
      (await wrongKeyId(name, sources)) ??
      (await databaseDownId(uses, sources)),
  );
  if (refused !== undefined) {
    const observed = `${name} refused to start: ${refusalInWords(refused)}`;
    return fail(observed, `set ${ownName(refused.key)} for ${name} and start it`, because);
  }
  if (process?.state === 'exited') {
    const how = process.exitCode === null ? 'was killed' : `ended with exit code ${process.exitCode}`;
    return fail(`${name} ${how}`, `look into the log of ${name}, then start it`, because);
  }
  const remedy = isUnknownHost(reason)
    ? `correct the url of ${name} in the definition, or have its host name resolve from here: ${url}`
    : `see whether ${name} is deployed and listens at ${url ?? 'its address'}`;
  return fail(reason.startsWith('no answer') ? reason : `no answer: ${reason}`, remedy, because);
}
