import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { listening } from '../../helpers/listening.ts';

/** A recorded answer: the file of its body, `null` for none. */
export interface Recorded {
  status?: number;
  headers?: Record<string, string>;
  file: string | null;
}

/** A server that gives recorded answers. */
export interface RecordedHost {
  url: string;
  /** What it was asked, in order. */
  asked: { request: string; headers: IncomingHttpHeaders; body: string }[];
}

/** Serves recorded answers by `<METHOD> <path and query>`, and `otherwise` for all else; closed when the test is over. */
export async function recordedHost(
  context: TestContext,
  answers: Record<string, Recorded>,
  otherwise: Recorded,
): Promise<RecordedHost> {
  const asked: RecordedHost['asked'] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += String(piece);
    const line = `${request.method} ${request.url}`;
    asked.push({ request: line, headers: request.headers, body });
    const { status = 200, headers = {}, file } = answers[line] ?? otherwise;
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
    response.end(file === null ? undefined : readFileSync(join(import.meta.dirname, file)));
  });
  const port = await listening(context, server);
  return { url: `http://127.0.0.1:${port}`, asked };
}
