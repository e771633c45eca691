import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const PACKED_EVERY_MS = 250;

/** A platform that rehearse knows nothing of: a page, an API, and a job that packs what was ordered. */
export interface Shop extends AsyncDisposable {
  url: string;
}

/** Opens the shop on a free port of this machine. */
export async function openShop(): Promise<Shop> {
  const orders: ('received' | 'packed')[] = [];
  const job = setInterval(() => orders.fill('packed'), PACKED_EVERY_MS);
  const server = createServer((request, response) => serve(request, response, orders));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (!isPort(address)) throw new Error('the shop has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    async [Symbol.asyncDispose]() {
      clearInterval(job);
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function serve({ method, url = '/' }: IncomingMessage, response: ServerResponse, orders: string[]): void {
  const [, id] = /^\/api\/orders\/(\d+)$/.exec(url) ?? [];
  const json = (status: number, body: object) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  if (url === '/about.json') json(200, { place: 'shop-here' });
  else if (url === '/api/orders' && method === 'POST') json(201, { id: orders.push('received') - 1 });
  else if (id !== undefined) json(200, { status: orders[Number(id)] ?? 'unknown' });
  else response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
}

const PAGE = `<!doctype html><html lang="en"><title>The shop</title>
<h1>The shop</h1><button>Order</button><p role="status"></p>
<script>
  const told = document.querySelector('p');
  document.querySelector('button').onclick = async () => {
    const { id } = await (await fetch('/api/orders', { method: 'POST' })).json();
    const look = async () => {
      told.textContent = (await (await fetch('/api/orders/' + id)).json()).status;
      if (told.textContent !== 'packed') setTimeout(look, 50);
    };
    await look();
  };
</script>`;

function isPort(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}
