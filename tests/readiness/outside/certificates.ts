import type { RequestListener } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { TestContext } from 'node:test';
import { generate } from 'selfsigned';
import { listening } from '../../helpers/listening.ts';

const DAY_MS = 86_400_000;
const KIND = { keyType: 'ec', algorithm: 'sha256' } as const;

/** A certificate and its key, as PEM. */
export interface Issued {
  cert: string;
  key: string;
}

interface Wish {
  /** The host it is for; `localhost` unless given. */
  host?: string;
  /** Days from now in which it begins and ends. */
  from?: number;
  until?: number;
}

const dates = ({ from = -1, until = 365 }: Wish) => ({
  notBeforeDate: new Date(Date.now() + from * DAY_MS),
  notAfterDate: new Date(Date.now() + until * DAY_MS),
});

/** An authority, issued by another one or by itself. */
export async function authority(name: string, wish: Wish = {}, issuer?: Issued): Promise<Issued> {
  const issued = await generate([{ name: 'commonName', value: name }], {
    ...KIND,
    ...dates(wish),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, critical: true },
    ],
    ...(issuer === undefined ? {} : { ca: issuer }),
  });
  return { cert: issued.cert, key: issued.private };
}

/** A server's certificate, issued by an authority or by itself. */
export async function certificate(wish: Wish = {}, issuer?: Issued): Promise<Issued> {
  const { host = 'localhost' } = wish;
  const issued = await generate([{ name: 'commonName', value: host }], {
    ...KIND,
    ...dates(wish),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: host }] },
    ],
    ...(issuer === undefined ? {} : { ca: issuer }),
  });
  return { cert: issued.cert, key: issued.private };
}

/** The https address, at localhost, of a server that shows a certificate; closed when the test is over. */
export async function secureServer(context: TestContext, shown: Issued, listener: RequestListener): Promise<string> {
  const server: Server = createServer(shown, listener);
  const port = await listening(context, server);
  return `https://localhost:${port}`;
}
