import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { listening } from '../helpers/listening.ts';
import { projectFolder } from '../helpers/rehearse-command.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { team } from './recorded.ts';
import { recordRun } from './recorded-run.ts';

/** What the command is started with. */
export const env = { OPERATIONS_TOKEN: 'a-token-for-operations' };

/** With more customers than these at once the shop's receipts take far longer than anybody waits. */
export const CROWD = 6;
const CROWDED_MS = 30_000;
/** A small shop, the project that rehearses it, and a run that was recorded there. */
export interface Shop {
  project: string;
  url: string;
  /** What customers called themselves. */
  customers: string[];
  /** Answers every order with this, where it is set. */
  refusesWith: number | null;
}

/** Opens the shop until the test is over; `declared` are further keys of its environment. */
export async function openShop(context: TestContext, declared = ''): Promise<Shop> {
  const shop: Shop = { project: temporaryFolder(context), url: '', customers: [], refusesWith: null };
  const server = createServer(answerWith(shop));
  shop.url = `http://127.0.0.1:${await listening(context, server)}`;
  writeProject(shop, declared);
  await recordRun(shop);
  shop.customers.length = 0;
  return shop;
}

type Answer = (request: IncomingMessage, body: string, response: ServerResponse) => void;

/** Tokens, orders that are ready when they were asked for twice, and receipts that are slow in a crowd. */
function answerWith(shop: Shop) {
  const tokens = new Set<string>();
  const asked = new Map<string, number>();
  let ids = 100_000;
  let inside = 0;
  const nextId = () => {
    ids += 1;
    return `id-${ids}`;
  };
  const end = (response: ServerResponse, status: number, text: string, headers: Record<string, string> = {}) =>
    response.writeHead(status, headers).end(text);
  const routes: readonly [RegExp, Answer][] = [
    [
      /^GET \/operations\/version$/,
      (_request, _body, response) => {
        const environment = { name: 'shop', id: 'shop-1' };
        const version = { service: 'shop', commit: 'abc1234', build: '1', environment, now: new Date().toISOString() };
        end(response, 200, JSON.stringify(version), { 'content-type': 'application/json' });
      },
    ],
    [
      /^GET \/$/,
      (_request, _body, response) => {
        const token = nextId();
        tokens.add(token);
        inside += 1;
        end(response, 200, `<form><input type="hidden" name="token" value="${token}"></form>`, {
          'set-cookie': `seen=${token}`,
        });
      },
    ],
    [
      /^POST \/orders$/,
      (request, body, response) => {
        const fields = new URLSearchParams(body);
        const token = fields.get('token') ?? '';
        const email = fields.get('email') ?? '';
        const isRight = tokens.delete(token) && request.headers.cookie === `seen=${token}`;
        if (!isRight || shop.customers.includes(email)) return end(response, 409, 'no');
        if (shop.refusesWith !== null) return end(response, shop.refusesWith, 'no');
        shop.customers.push(email);
        return end(response, 303, '', { location: `/orders/${nextId()}` });
      },
    ],
    [
      /^GET \/orders\/[^/]+\/status$/,
      ({ url = '' }, _body, response) => {
        const times = (asked.get(url) ?? 0) + 1;
        asked.set(url, times);
        end(response, 200, JSON.stringify({ status: times > 1 ? 'ready' : 'brewing' }));
      },
    ],
    [
      /^GET \/orders\/[^/]+\/receipt$/,
      (_request, _body, response) => {
        const answer = setTimeout(() => end(response, 200, 'Thank you'), inside > CROWD ? CROWDED_MS : 0);
        response.on('close', () => {
          clearTimeout(answer);
          inside -= 1;
        });
      },
    ],
  ];
  return (request: IncomingMessage, response: ServerResponse) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      const found = routes.find(([route]) => route.test(`${request.method} ${request.url}`));
      if (found === undefined) end(response, 404, 'nothing here');
      else found[1](request, body, response);
    });
  };
}

function writeProject({ project, url }: Shop, declared: string): void {
  mkdirSync(join(project, 'environments'));
  writeFileSync(join(project, 'playwright.config.ts'), '');
  const define = pathToFileURL(join(projectFolder, 'environments/define.ts')).href;
  const definition = `{
    name: 'shop',
    ${/\bidentity:/.test(declared) ? '' : "identity: { name: 'shop', id: 'shop-1' },"}
    operationsToken: secret('OPERATIONS_TOKEN'),
    owner: ${JSON.stringify(team)},
    entrance: 'shop',
    services: { shop: { url: '${url}' } },
    ${declared}
  }`;
  writeFileSync(
    join(project, 'environments/shop.ts'),
    `import { defineEnvironment } from '${define}';\nexport default defineEnvironment(({ secret }) => (${definition}));\n`,
  );
}
