import { type Answer, fail, pass, unknown } from '../../check.ts';
import type { Reply } from '../../sources/http.ts';
import { joinUrl } from '../../sources/join-url.ts';
import type { Sources } from '../../sources/sources.ts';
import { oncePerRound } from '../once-per-round.ts';

const VERSION = '/operations/version';
const CONFIGURATION = '/operations/configuration';

/** Credentials that are tried first by everybody who tries. No more than three: a guess is a burden to who gets it. */
const WELL_KNOWN = [
  { name: 'the token changeme', authorization: 'Bearer changeme' },
  { name: 'the token admin', authorization: 'Bearer admin' },
  { name: 'the user admin with the password admin', authorization: `Basic ${btoa('admin:admin')}` },
] as const;

/** Whether operations endpoints answer somebody who shows no token. */
export const askWithoutToken = oncePerRound(async (sources: Sources, url): Promise<Answer> => {
  const replies = await Promise.all(
    [VERSION, CONFIGURATION].map(async (path) => ({
      path,
      ...guarded(await sources.ask({ url: joinUrl(url, path) })),
    })),
  );
  const open = replies.filter(({ how }) => how === 'open').map(({ path }) => path);
  if (open.length > 0) {
    return fail(`open to everyone: ${open.join(', ')}`, 'ask for the operations token there (docs/services.md)');
  }
  const untold = replies.find(({ how }) => how === 'untold');
  if (untold !== undefined) return unknown(`${untold.path} ${untold.seen}`, 'check again');
  return pass(`without a token: ${replies.map(({ path, seen }) => `${path} ${seen}`).join(', ')}`);
});

/** Whether operations endpoints take a credential that everybody knows. */
export async function askWithDefaults(url: string, sources: Sources): Promise<Answer> {
  const replies = await Promise.all(
    WELL_KNOWN.map(async ({ name, authorization }) => ({
      name,
      ...guarded(await sources.ask({ url: joinUrl(url, VERSION), headers: { authorization } })),
    })),
  );
  const taken = replies.filter(({ how }) => how === 'open').map(({ name }) => name);
  if (taken.length > 0) return fail(`takes ${taken.join(', ')}`, 'set an operations token that nobody can guess');
  const untold = replies.find(({ how }) => how === 'untold');
  if (untold !== undefined) return unknown(`with ${untold.name} it ${untold.seen}`, 'check again');
  return pass(`refuses ${WELL_KNOWN.length} well-known credentials`);
}

/** Whether an answer gives away what it must keep. A redirect leads to a sign-in; 429 refuses who guesses. */
function guarded(reply: Reply): { how: 'open' | 'refused' | 'untold'; seen: string } {
  if (!reply.answered) return { how: 'untold', seen: `gives no answer: ${reply.reason}` };
  const { status } = reply;
  const seen = `answers ${status}`;
  if (status >= 200 && status < 300) return { how: 'open', seen };
  return { how: status < 400 || [401, 403, 404, 429].includes(status) ? 'refused' : 'untold', seen };
}
