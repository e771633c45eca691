import type { IncomingMessage } from 'node:http';
import { MOST_BODY_BYTES } from '../problem-response.ts';

/** Where the bank's handlers answer. The name never leaves the process: what was really called is a local port. */
export const BANK_ORIGIN = 'http://bank.localhost';

const NO_BODY = Buffer.alloc(0);
const LONGEST_PATH = 1_000;

/** The path of a call, without its query: that may hold what nobody should write down. Cut where it is absurdly long. */
export function pathOf(incoming: IncomingMessage): string {
  const [path = '/'] = (incoming.url ?? '/').split(/[?#]/, 1);
  return path.slice(0, LONGEST_PATH);
}

/** The query of a call with its `?`, or nothing. */
export function queryOf(incoming: IncomingMessage): string {
  const url = incoming.url ?? '';
  const begins = url.indexOf('?');
  return begins < 0 ? '' : url.slice(begins).split('#', 1).join('');
}

/** Whether each part of the path can be decoded. */
export function isReadablePath(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** The headers as sent, those that came several times included. */
export function headersOf(incoming: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  return headers;
}

/**
 * The body; `too-large` as soon as it is known to be, `cut-off` when the caller went away before its end.
 * What is left of a body that is too large is thrown away as it comes, so that the caller gets to read the answer.
 */
export function readBody(incoming: IncomingMessage): Promise<Buffer<ArrayBuffer> | 'too-large' | 'cut-off'> {
  if (incoming.headers['content-length'] === undefined && incoming.headers['transfer-encoding'] === undefined) {
    incoming.resume();
    return Promise.resolve(NO_BODY);
  }
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const giveUp = () => {
      incoming.off('data', onData);
      incoming.resume();
      resolve('too-large');
    };
    const onData = (chunk: Buffer) => {
      length += chunk.length;
      chunks.push(chunk);
      if (length > MOST_BODY_BYTES) giveUp();
    };
    incoming.on('end', () => resolve(Buffer.concat(chunks)));
    incoming.on('error', () => resolve('cut-off'));
    incoming.on('close', () => resolve('cut-off'));
    if (Number(incoming.headers['content-length'] ?? 0) > MOST_BODY_BYTES) giveUp();
    else incoming.on('data', onData);
  });
}
