import { createServer } from 'node:http';

// The least a server can do: transfers in a Map, no validation, no journal.
const transfers = new Map();
const json = { 'content-type': 'application/json' };

const server = createServer((request, response) => {
  if (request.method === 'GET') {
    const found = transfers.get(request.url.slice('/transfers/'.length));
    response.writeHead(found === undefined ? 404 : 200, json).end(found);
    return;
  }
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const id = `transfer-${transfers.size + 1}`;
    const body = JSON.stringify({ ...JSON.parse(Buffer.concat(chunks).toString()), id, status: 'pending' });
    transfers.set(id, body);
    response.writeHead(201, json).end(body);
  });
});
server.listen(Number(process.env.PORT), '127.0.0.1');
