import { createServer } from 'node:http';
import { fingerprint, fingerprintKeyId } from '../../support/fingerprint.ts';

// A service as somebody deploys it: tells of itself what docs/services.md asks for. KEYS are the variables it reads.

const { OPERATIONS_TOKEN = '', FINGERPRINT_KEY = '', COMMIT = '', ENVIRONMENT = '', KEYS = '' } = process.env;

const answers: Readonly<Record<string, unknown>> = {
  '/operations/version': {
    service: 'payments',
    commit: COMMIT,
    build: '1',
    environment: { name: ENVIRONMENT, id: ENVIRONMENT },
  },
  '/operations/configuration': {
    complete: true,
    fingerprintKeyId: fingerprintKeyId(FINGERPRINT_KEY),
    keys: KEYS.split(',').map((name) => {
      const value = process.env[name];
      return value === undefined
        ? { name, present: false }
        : { name, present: true, fingerprint: fingerprint(value, FINGERPRINT_KEY) };
    }),
  },
};

const server = createServer(({ url = '', headers }, response) => {
  const isAllowed = headers.authorization === `Bearer ${OPERATIONS_TOKEN}`;
  const answer = isAllowed ? answers[url] : undefined;
  response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(answer ?? {}));
});
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify(server.address())));
