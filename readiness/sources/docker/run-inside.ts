import { PassThrough, type Readable } from 'node:stream';
import type Docker from 'dockerode';

const LARGEST_OUTPUT_BYTES = 1_000_000;

/**
 * Runs a command in a container, without a shell, and resolves with its standard output; `undefined` where it ends with
 * another exit code than 0. Rejects with the engine's error, and with a RangeError when it writes too much.
 */
export async function runInside(
  docker: Docker,
  container: Docker.Container,
  command: readonly string[],
  signal: AbortSignal,
): Promise<string | undefined> {
  const execution = await container.exec({
    Cmd: [...command],
    AttachStdout: true,
    AttachStderr: true,
    abortSignal: signal,
  });
  const stream = await execution.start({ hijack: false, stdin: false, abortSignal: signal });
  const stop = () => stream.destroy(new Error('it does not answer in time'));
  signal.addEventListener('abort', stop, { once: true });
  try {
    const output = await separated(docker, stream);
    const { ExitCode } = await execution.inspect({ abortSignal: signal });
    return ExitCode === 0 ? output : undefined;
  } finally {
    signal.removeEventListener('abort', stop);
    stream.destroy();
  }
}

/** The standard output of a stream in which the engine mixes it with the errors. */
export async function separated(docker: Docker, stream: Readable): Promise<string> {
  const output = new PassThrough();
  const errors = new PassThrough().resume();
  docker.modem.demuxStream(stream, output, errors);
  stream.once('end', () => output.end()).once('error', (error) => output.destroy(error));
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of output) {
    const piece: Buffer = chunk;
    size += piece.byteLength;
    if (size > LARGEST_OUTPUT_BYTES) throw new RangeError(`it writes more than ${LARGEST_OUTPUT_BYTES} bytes`);
    chunks.push(piece);
  }
  return Buffer.concat(chunks).toString('utf8');
}
