import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { TestContext } from 'node:test';
import { listening } from '../../helpers/listening.ts';

/** What opens the gate, apart from being signed in. */
export const GATE = { header: 'a-gate-header-51c', user: 'demo', password: 'a-basic-password-93e' };
export const PERSON = { name: 'ada', password: 'a-sign-in-password-72d' };

/** A platform behind a proxy that wants a header, basic authentication and a session, which an identity server at another host gives. */
export interface GatedPlatform {
  url: string;
  identity: string;
  elsewhere: string;
  /** How often somebody signed in. */
  signIns(): number;
  /** How often something was changed. */
  writes(): number;
  /** What of the gate's secrets other hosts were sent. */
  leaked(): string[];
  /** Ends all sessions. */
  forgetSessions(): void;
}

export async function gatedPlatform(context: TestContext): Promise<GatedPlatform> {
  let signIns = 0;
  let writes = 0;
  const sessions = new Set<string>();
  const leaked: string[] = [];
  const basic = `Basic ${Buffer.from(`${GATE.user}:${GATE.password}`).toString('base64')}`;
  const address = { platform: '', identity: '', elsewhere: '' };

  const identity = serve(async (request, response, url) => {
    noticeLeaks(request);
    if (request.method === 'POST' && url.pathname === '/login') {
      const form = new URLSearchParams((await request.toArray()).map(String).join(''));
      if (form.get('password') !== PERSON.password) return html(response, 'wrong', 403);
      signIns += 1;
      return redirect(response, `${address.platform}/oauth2/callback?code=code-${signIns}`);
    }
    const fields = '<input name="user" aria-label="User"><input name="password" type="password" aria-label="Password">';
    html(response, `<form method="post" action="/login">${fields}<button>Sign in</button></form>`);
  });
  const elsewhere = serve((request, response) => {
    noticeLeaks(request);
    html(response, 'elsewhere');
  });
  const platform = serve((request, response, url) => {
    const { headers, method } = request;
    if (headers['x-gate'] !== GATE.header || headers.authorization !== basic) return html(response, 'no gate', 403);
    if (url.pathname === '/oauth2/callback') {
      const session = `session-${url.searchParams.get('code')}-of-ada`;
      sessions.add(session);
      response.setHeader('set-cookie', `session=${session}; HttpOnly; Path=/`);
      return redirect(response, '/');
    }
    const session = /session=([^;]+)/.exec(headers.cookie ?? '')?.[1] ?? '';
    if (!sessions.has(session)) return redirect(response, `${address.identity}/authorize`);
    if (method === 'POST') writes += 1;
    if (url.pathname === '/moved') return redirect(response, '/there');
    if (url.pathname === '/away') return redirect(response, `${address.elsewhere}/away`);
    const links = `<a href="${address.elsewhere}/link">out</a> <button onclick="document.title += '+'">act</button>
      <button onclick="fetch('/api', { method: 'POST' }).then(() => { document.title = 'written' })">write</button>
      <img alt="" src="${address.elsewhere}/picture.png">`;
    html(response, `<h1>Hello Ada</h1><p>${url.pathname}</p>${links}`);
  });

  function noticeLeaks({ headers }: IncomingMessage): void {
    const sent = JSON.stringify(headers);
    for (const secret of [GATE.header, basic.slice('Basic '.length)]) if (sent.includes(secret)) leaked.push(secret);
  }

  address.platform = `http://127.0.0.1:${await listening(context, platform)}`;
  address.identity = `http://localhost:${await listening(context, identity)}`;
  address.elsewhere = `http://localhost:${await listening(context, elsewhere)}`;
  return {
    url: address.platform,
    identity: address.identity,
    elsewhere: address.elsewhere,
    signIns: () => signIns,
    writes: () => writes,
    leaked: () => leaked,
    forgetSessions: () => sessions.clear(),
  };
}

function serve(answer: (request: IncomingMessage, response: ServerResponse, url: URL) => unknown): Server {
  return createServer((request, response) => {
    void answer(request, response, new URL(request.url ?? '/', 'http://any'));
  });
}

function html(response: ServerResponse, text: string, status = 200): void {
  response.writeHead(status, { 'content-type': 'text/html' }).end(`<!doctype html><title>Gated</title>${text}`);
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location }).end();
}
