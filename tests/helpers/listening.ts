import type { Server } from 'node:http';
import type { TestContext } from 'node:test';

/** Lets a server listen on a port of this machine until the test is over, and resolves with the port. */
export async function listening(
  context: TestContext,
  server: Pick<Server, 'listen' | 'address' | 'close' | 'closeAllConnections'>,
): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server does not listen');
  return address.port;
}
