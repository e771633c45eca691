import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import type { TestContext } from 'node:test';
import type { Patience } from '../../reports/telling/courier.ts';
import { listening } from '../helpers/listening.ts';

export interface TakenRequest {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** An answer: a status, or what else is to be done. */
export type Answer = number | RequestListener;

export interface RecordingServer {
  address: string;
  taken: TakenRequest[];
}

/** Waits that a test does not notice, and a limit that only what hangs reaches. */
export const IMPATIENT: Patience = { attempts: 4, attemptMs: 5000, backoffMs: 1, longestWaitMs: 1000 };

/** A server that takes every request whole and answers them in turn; with the last answer from there on. */
export async function recordingServer(t: TestContext, ...answers: [Answer, ...Answer[]]): Promise<RecordingServer> {
  const taken: TakenRequest[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      const answer = answers[Math.min(taken.length, answers.length - 1)] ?? 200;
      taken.push({ method, path, headers, body: Buffer.concat(chunks) });
      if (typeof answer === 'number') response.writeHead(answer).end('ok');
      else answer(request, response);
    });
  });
  const port = await listening(t, server);
  return { address: `http://127.0.0.1:${port}`, taken };
}

/** An answer in JSON. */
export function json(content: unknown, status = 200): RequestListener {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content));
  };
}
