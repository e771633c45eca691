import { createServer } from 'node:net';

const HOW_MANY = 20;

/** The first of twenty ports none of which is taken at the moment. */
export async function firstOfFreePorts(): Promise<number> {
  for (let first = 20_000 + (process.pid % 100) * HOW_MANY; ; first += HOW_MANY) {
    const taken = await Promise.all(Array.from({ length: HOW_MANY }, (_, offset) => isTaken(first + offset)));
    if (!taken.includes(true)) return first;
  }
}

function isTaken(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(true));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(false)));
  });
}
