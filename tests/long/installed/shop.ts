import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const PACKED_EVERY_MS = 250;

/** A platform that rehearse knows nothing of: a page, an API, and a job that packs what was ordered. */
export interface Shop extends AsyncDisposable {
  url: string;
}

interface Orders {
  all: ('received' | 'packed')[];
  /** When the job last ran, as ISO 8601. */
  packedAt: string | null;
}

/** Opens the shop on a port of this machine, a free one unless given. */
export async function openShop(port = 0): Promise<Shop> {
  const orders: Orders = { all: [], packedAt: null };
  const job = setInterval(() => {
    orders.all.fill('packed');
    orders.packedAt = new Date().toISOString();
  }, PACKED_EVERY_MS);
  const server = createServer((request, response) => serve(request, response, orders));
  server.listen(port, '127.0.0.1');
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

function serve({ method, url = '/' }: IncomingMessage, response: ServerResponse, orders: Orders): void {
  const [, id] = /^\/api\/orders\/(\d+)$/.exec(url) ?? [];
  const json = (status: number, body: object) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  if (url === '/about.json') json(200, { place: 'shop-here', packedAt: orders.packedAt });
  else if (url === '/api/orders' && method === 'POST') json(201, { id: orders.all.push('received') - 1 });
  else if (id !== undefined) json(200, { status: orders.all[Number(id)] ?? 'unknown' });
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
