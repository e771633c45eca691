import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { TestContext } from 'node:test';
import { listening } from '../helpers/listening.ts';

/** A ticket as a stand-in keeps it. */
export interface Stood {
  number: number;
  title: string;
  text: string;
  labels: string[];
  closed: boolean;
  openedAt: string;
  closedAt: string | null;
  assignee: string | null;
  comments: string[];
}

export interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  json: unknown;
}

/** What a stand-in answers: a status and what is sent as JSON, nothing for `undefined`. */
export type Answered = [status: number, json?: unknown, headers?: Record<string, string>];

export interface StandIn {
  url: string;
  tickets: Stood[];
  asked: Asked[];
  /** Answers instead of the tracker, where it gives an answer. */
  instead?: (asked: Asked) => Answered | 'silence' | undefined;
}

/** A tracker of this machine, with a rule of its own for what it answers. */
export async function standIn(t: TestContext, answer: (asked: Asked, standIn: StandIn) => Answered): Promise<StandIn> {
  const made: StandIn = { url: '', tickets: [], asked: [] };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const url = new URL(request.url ?? '/', 'http://stand.in');
    const text = Buffer.concat(chunks).toString();
    const asked: Asked = {
      method: request.method ?? '',
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      json: text === '' ? undefined : JSON.parse(text),
    };
    made.asked.push(asked);
    const instead = made.instead?.(asked);
    if (instead !== 'silence') send(response, instead ?? answer(asked, made));
  });
  made.url = `http://127.0.0.1:${await listening(t, server)}`;
  return made;
}

function send(response: ServerResponse, [status, json, headers]: Answered): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(json === undefined ? undefined : typeof json === 'string' ? json : JSON.stringify(json));
}

/** A new ticket of a stand-in. */
export function stood(made: StandIn, changes: Partial<Stood> = {}): Stood {
  const ticket: Stood = {
    number: made.tickets.length + 1,
    title: 'A ticket',
    text: '',
    labels: [],
    closed: false,
    openedAt: '2026-11-02T08:00:00Z',
    closedAt: null,
    assignee: null,
    comments: [],
    ...changes,
  };
  made.tickets.push(ticket);
  return ticket;
}
