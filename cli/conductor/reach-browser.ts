import { randomBytes } from 'node:crypto';
import { type IncomingMessage, request } from 'node:http';
import { request as requestSecurely } from 'node:https';
import { errorCode } from '../../support/error-code.ts';
import type { Secret } from '../../support/secret.ts';

/** How the WebSocket of a server of browsers is answered; `code` where it is not. */
type Answer = { status: number; body: string } | { code: string };

const LIMIT_MS = 10_000;
const MOST_READ = 4000;
const VERSIONS_DIFFER = 428;

/**
 * Asks a server of Playwright's browsers whether it will take this Playwright. Resolves with why not, in words that do not hold
 * its address, which may be secret; with `null` where it will. Never rejects, and ends within ten seconds.
 */
export async function whyNoBrowser(endpoint: Secret, playwright: string): Promise<string | null> {
  const answer = await knock(endpoint.reveal(), playwright);
  const where = `the browsers at ${endpoint.name}`;
  if ('code' in answer) return `${where} can’t be reached (${answer.code}): see whether that server runs`;
  const { status, body } = answer;
  if (status === 101) return null;
  if (status === VERSIONS_DIFFER) {
    const theirs = /server version: v?(\d+(?:\.\d+)*)/.exec(body)?.[1] ?? 'another version';
    return `${where} are served by Playwright ${theirs}, and this is ${playwright}: both must have the same version up to the second number`;
  }
  return `${where} were refused (HTTP ${status}): see whether path and token of the address are right`;
}

/** Opens the WebSocket as far as its first answer, and closes it. */
function knock(endpoint: string, playwright: string): Promise<Answer> {
  const url = new URL(endpoint.replace(/^ws/, 'http'));
  const send = url.protocol === 'https:' ? requestSecurely : request;
  return new Promise((resolve) => {
    const asking = send(url, {
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': randomBytes(16).toString('base64'),
        'user-agent': `Playwright/${playwright}`,
      },
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    asking.on('upgrade', (_, socket) => {
      socket.destroy();
      resolve({ status: 101, body: '' });
    });
    asking.on('response', (response) => {
      void bodyOf(response).then((body) => resolve({ status: response.statusCode ?? 0, body }));
    });
    asking.on('error', (error) => resolve({ code: errorCode(error) ?? error.name }));
    asking.end();
  });
}

async function bodyOf(response: IncomingMessage): Promise<string> {
  let body = '';
  try {
    for await (const piece of response) {
      body += String(piece);
      if (body.length > MOST_READ) break;
    }
  } catch {
    // What came until then has to do.
  }
  return body;
}
