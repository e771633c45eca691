import { type Answer, fail, following, unknown } from '../../check.ts';
import type { Sources } from '../../sources/sources.ts';
import type { Addressed } from '../outside/addresses.ts';
import { judgeCertificate } from './judge.ts';

/** Looks at the certificate of an https address. What does not answer at all is the matter of another finding. */
export async function askCertificate(
  { url, answersId, answer, subject }: Pick<Addressed, 'url' | 'answersId' | 'answer' | 'subject'>,
  sources: Sources,
): Promise<Answer> {
  const { origin, hostname } = new URL(url);
  const handshake = await sources.handshake(origin);
  if (handshake.completed) {
    return judgeCertificate(handshake, hostname.replace(/^\[|\]$/g, ''), {
      now: sources.clock.now(),
      neededUntil: sources.neededUntil,
    });
  }
  if (handshake.refusedTls) {
    return fail(handshake.reason, `have ${origin} speak TLS 1.2 or 1.3, or correct the address in the definition`);
  }
  const answers = await answer(sources);
  return unknown(
    `it shows no certificate: ${handshake.reason}`,
    `get ${subject} to answer first`,
    following(answers.answered ? undefined : answersId),
  );
}
