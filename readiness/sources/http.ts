import { setMaxListeners } from 'node:events';
import type { ClientRequest, Agent as HttpAgents, IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { messageOf } from '../../support/problem.ts';
import { type Handshake, shakeHands } from '../tls/handshake.ts';
import { describeTlsTrouble, tlsCode } from '../tls/trouble.ts';
import { type ClientCertificate, trusting } from '../tls/trust.ts';
import { describeNoAnswer } from './no-answer.ts';

// Importing it as a module would load all that Node's fetch and WebSocket consist of: 40 ms of every start.
const { Agent: HttpAgent, request: httpRequest } = process.getBuiltinModule('node:http');

/** What came back, or why nothing usable did. */
export type Reply =
  | {
      answered: true;
      status: number;
      headers: IncomingHttpHeaders;
      /** Parsed as JSON; `undefined` where it is none. */
      body: unknown;
      text: string;
      askedAt: number;
      answeredAt: number;
    }
  | { answered: false; reason: string; refused: boolean };

export interface Ask {
  url: string;
  /** How long the answer may take once it is this request's turn; five seconds unless given. */
  withinMs?: number;
  method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  headers?: Readonly<Record<string, string>>;
  body?: string;
}

/** The way out to addresses: one for all that is asked in one round of checks. */
export interface Http {
  ask(request: Ask): Promise<Reply>;
  /** What the server at an https address shows of itself before anything is asked. */
  handshake(origin: string): Promise<Handshake>;
  close(): void;
}

export interface HttpOptions {
  /** Epoch milliseconds. */
  now: () => number;
  /** Aborted when nothing is to be waited for any longer. */
  signal: AbortSignal;
  /** Certificates, as PEM, of an authority that is trusted besides the usual ones. */
  certificateAuthority?: string;
  /** What an address is asked with besides: none unless given. */
  access?: HttpAccess;
}

/** How addresses are reached that are not open to everybody. */
export interface HttpAccess {
  headersFor(url: URL): Record<string, string>;
  /** What an https address is shown that asks for a certificate; `undefined` where there is none for it. */
  certificateFor(origin: string): ClientCertificate | undefined;
  /** As HTTP_PROXY, HTTPS_PROXY and NO_PROXY have it. */
  proxyEnv: Record<string, string> | undefined;
}

const ANSWERS_WITHIN_MS = 5000;
/** More than this is no answer to a readiness question. */
const LARGEST_BODY_BYTES = 1_000_000;
/** As many questions at once as a host is sure to bear. */
const AT_ONCE_PER_HOST = 6;

/**
 * Opens the way out. `ask` asks an address once, within a time and a size, following no redirect: an answer from
 * elsewhere is not this environment's. It never rejects; the body is parsed as JSON, and is `undefined` where it is none.
 */
export function openHttp(options: HttpOptions): Http {
  const limits = { keepAlive: true, maxSockets: AT_ONCE_PER_HOST };
  // Every request under way listens to it.
  setMaxListeners(0, options.signal);
  const { access, certificateAuthority } = options;
  const proxied = access?.proxyEnv === undefined ? {} : { proxyEnv: access.proxyEnv };
  const trust = trusting(certificateAuthority);
  const plain = new HttpAgent({ ...limits, ...proxied });
  const secure = new HttpsAgent({ ...limits, ...proxied, ...trust });
  const shown = new Map<string, HttpsAgent>();
  const agentFor = ({ protocol, origin }: URL): HttpAgents => {
    if (protocol === 'http:') return plain;
    const certificate = access?.certificateFor(origin);
    if (certificate === undefined) return secure;
    const agent =
      shown.get(origin) ?? new HttpsAgent({ ...limits, ...proxied, ...trusting(certificateAuthority, certificate) });
    shown.set(origin, agent);
    return agent;
  };
  return {
    ask: (asked) => ask(asked, agentFor, options),
    handshake: async (origin) =>
      access?.proxyEnv === undefined
        ? shakeHands(origin, { ...trust, signal: options.signal })
        : { completed: false, reason: 'it is reached through a proxy', refusedTls: false },
    close() {
      for (const agent of [plain, secure, ...shown.values()]) agent.destroy();
    },
  };
}

type AgentFor = (address: URL) => HttpAgents;

async function ask(asked: Ask, agentFor: AgentFor, options: HttpOptions): Promise<Reply> {
  const { url, withinMs = ANSWERS_WITHIN_MS, method = 'GET', headers = {}, body } = asked;
  const { now, signal } = options;
  const address = URL.parse(url);
  if (address === null || !(address.protocol === 'http:' || address.protocol === 'https:')) {
    return { answered: false, reason: 'it is no http or https address', refused: false };
  }
  const { protocol } = address;
  let isLate = false;
  let timer: NodeJS.Timeout | undefined;
  let request: ClientRequest | undefined;
  const giveUp = () => request?.destroy();
  try {
    request = (protocol === 'http:' ? httpRequest : httpsRequest)(address, {
      agent: agentFor(address),
      method,
      headers: { accept: 'application/json, */*;q=0.1', ...options.access?.headersFor(address), ...headers },
    });
    signal.addEventListener('abort', giveUp);
    if (signal.aborted) giveUp();
    let askedAt = now();
    // Its time begins when it is its turn: what waits for others of the same host is not slow.
    request.once('socket', () => {
      askedAt = now();
      timer = setTimeout(() => {
        isLate = true;
        giveUp();
      }, withinMs);
    });
    const response = await responseTo(request, body);
    const answeredAt = now();
    const { statusCode: status = 0, headers: answered } = response;
    const text = await readBody(response);
    return {
      answered: true,
      status,
      headers: answered,
      body: parseJson(text),
      text,
      askedAt,
      answeredAt,
    };
  } catch (error) {
    giveUp();
    if (signal.aborted) return { answered: false, reason: 'the time for all checks was over', refused: false };
    if (isLate) return { answered: false, reason: `no answer within ${withinMs} ms`, refused: false };
    // The host closed a connection that it had said it would keep: no answer to this question.
    if (request?.reusedSocket === true && isReset(error) && ['GET', 'HEAD'].includes(method))
      return ask(asked, agentFor, options);
    const code = tlsCode(error);
    const reason = code === undefined ? (describeNoAnswer(error) ?? messageOf(error)) : describeTlsTrouble(code);
    return { answered: false, reason, refused: reason.includes('ECONNREFUSED') };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', giveUp);
  }
}

function responseTo(request: ClientRequest, body: string | undefined): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    // More than one error can come: none of them may end the process.
    request.once('response', resolve).on('error', reject).end(body);
  });
}

function isReset(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}

function readBody(response: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    response.on('error', reject);
    response.on('data', (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size > LARGEST_BODY_BYTES) {
        response.destroy(new Error(`the answer is larger than ${LARGEST_BODY_BYTES} bytes`));
      } else chunks.push(chunk);
    });
    response.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
