import { createServer } from 'node:http';

// Services that answer every question of readiness 50 ms after it was asked, each on a port of its own.
// Usage: node bench/check/stand-ins.ts <how many>; prints their ports as JSON when all listen.

const ANSWERS_AFTER_MS = 50;
const [, , count = '1'] = process.argv;

const ANSWERS: Readonly<Record<string, unknown>> = {
  '/health/live': {},
  '/health/ready': {},
  '/operations/version': {
    service: 'stand-in',
    commit: 'abc1234',
    build: '1',
    environment: { name: 'bench', id: 'bench' },
  },
  '/operations/configuration': { complete: true, keys: [{ name: 'DATABASE_URL', present: true }] },
};

const ports = Array.from({ length: Number(count) }, () => {
  const server = createServer(({ url = '' }, response) => {
    setTimeout(() => {
      const answer = ANSWERS[url];
      response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer ?? {}));
    }, ANSWERS_AFTER_MS);
  });
  return new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address !== null && typeof address !== 'string') resolve(address.port);
    });
  });
});
console.log(JSON.stringify(await Promise.all(ports)));
