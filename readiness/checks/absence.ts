import { type Answer, fail, following } from '../check.ts';
import { isUnknownHost } from '../sources/no-answer.ts';
import type { Sources } from '../sources/sources.ts';
import { wrongKeyId } from './configuration.ts';
import { whyNoAnswer } from './outside/why-no-answer.ts';
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
  const remedy = whatToDo(name, reason, url ?? 'its address');
  return fail(reason.startsWith('no answer') ? reason : `no answer: ${reason}`, remedy, because);
}

function whatToDo(name: string, reason: string, at: string): string {
  if (isUnknownHost(reason))
    return `correct the url of ${name} in the definition, or have its host name resolve: ${at}`;
  if (reason.startsWith('no answer within')) return `see what ${name} waits for, or what keeps ${at} from here`;
  const seen = `see whether ${name} is deployed and listens at ${at}`;
  return reason.includes('(ECONNRESET)') && at.startsWith('http:') ? `${seen}, and whether it is https there` : seen;
}
