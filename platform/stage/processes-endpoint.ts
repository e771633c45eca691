import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { messageOf, Problem } from '../../support/problem.ts';
import type { ListedProcess } from './process-list.ts';

export interface ProcessesEndpoint {
  /** The address without a path. */
  url: string;
  close(): Promise<void>;
}

/**
 * Serves `GET /processes` on 127.0.0.1 to whoever shows the token: what a platform's own supervisor
 * (systemd, Kubernetes) would say of its processes, and no process can say of itself once it has ended.
 * Throws a Problem when the port can't be had.
 */
export async function serveProcesses(options: {
  port: number;
  token: string;
  list: () => readonly ListedProcess[];
}): Promise<ProcessesEndpoint> {
  const server = createServer((request, response) => {
    if (URL.parse(request.url ?? '', 'http://127.0.0.1')?.pathname !== '/processes') {
      answer(response, 404, { title: 'there is only /processes here' });
    } else if (request.method !== 'GET') {
      answer(response.setHeader('allow', 'GET'), 405, { title: '/processes can only be read' });
    } else if (!showsToken(request, options.token)) {
      answer(response.setHeader('www-authenticate', 'Bearer'), 401, { title: 'the operations token is needed' });
    } else {
      answer(response, 200, { processes: options.list() });
    }
  });
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening').catch((cause: unknown) => {
    throw new Problem(
      `The supervisor endpoint cannot listen on port ${options.port}`,
      messageOf(cause),
      'end what listens there, or choose another first port',
      { cause },
    );
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the endpoint has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function answer(response: ServerResponse, status: number, content: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content));
}

/** Compares digests, which are of one length, so that the time it takes tells nothing of the token. */
function showsToken(request: IncomingMessage, token: string): boolean {
  return timingSafeEqual(digest(request.headers.authorization ?? ''), digest(`Bearer ${token}`));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
