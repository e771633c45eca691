import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { after } from 'node:test';

/** An answer of the stand-in: a status with a body, or silence, or a connection broken off. */
export type StandInAnswer = { status: number; body?: unknown } | 'silence' | 'break off';

/** A call that the stand-in got. */
export interface StandInCall {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
}

/** A bank that does what the real one is not to do in a test: be silent, break off, answer nonsense. */
export interface StandInBank {
  url: string;
  calls: StandInCall[];
  /** Answers the call `POST /payments` and the like; what it is not told of is a 404. */
  answers: Map<string, (call: StandInCall) => StandInAnswer>;
}

export const TOKEN_ANSWER = {
  access_token: 'a-token-of-the-stand-in',
  token_type: 'Bearer',
  expires_in: 3600,
  scope: '',
};

/** Starts one that gives tokens, for as long as this test file runs. */
export async function startStandInBank(): Promise<StandInBank> {
  const calls: StandInCall[] = [];
  const answers: StandInBank['answers'] = new Map();
  answers.set('POST /oauth2/token', () => ({ status: 200, body: TOKEN_ANSWER }));
  const server = createServer((request, response) => {
    const call = { method: request.method ?? '', path: request.url ?? '', headers: request.headers };
    calls.push(call);
    const answer = answers.get(`${call.method} ${call.path}`)?.(call) ?? { status: 404 };
    request.resume().on('end', () => give(response, answer));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  return { url: `http://127.0.0.1:${port}`, calls, answers };
}

function give(response: ServerResponse, answer: StandInAnswer): void {
  if (answer === 'silence') return;
  if (answer === 'break off') {
    response.destroy();
    return;
  }
  response.writeHead(answer.status, { 'content-type': 'application/json' });
  response.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
}
