import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import type Docker from 'dockerode';
import type { StartedTestContainer } from 'testcontainers';
import { refusal } from '../../../support/docker/engine.ts';
import { Problem } from '../../../support/problem.ts';
import { redact } from '../../../support/redact.ts';
import type { Exit } from '../../../support/supervise/child.ts';
import type { LaunchedPart, PartProgram } from '../launched-part.ts';
import { type ContainerOrder, PartContainer } from './part-container.ts';

const LINES_KEPT = 20;
const GRACE_MS = 5000;

/** Makes a container and starts it. Throws a Problem when the engine does not. */
export async function startContainer(
  docker: Docker,
  order: ContainerOrder,
  onLine: PartProgram['onLine'],
): Promise<LaunchedPart> {
  const { name, part } = order;
  const lastLines: string[] = [];
  const hear = (line: string, stream: 'stdout' | 'stderr') => {
    lastLines.push(redact(line));
    if (lastLines.length > LINES_KEPT) lastLines.shift();
    onLine(line, stream);
  };
  const made = docker.getContainer(name);
  let heard: Promise<void> = Promise.resolve();
  const container = new PartContainer(order, async () => {
    // Also proves that the engine which testcontainers found is the one that was asked for.
    heard = (await listen(docker, made, hear)).silent;
  });
  let started: StartedTestContainer;
  try {
    started = await container.start();
  } catch (cause) {
    await made.remove({ force: true, v: true }).catch(() => {});
    throw new Problem(`The container of ${part} could not be started`, whyNot(cause), 'see the log of Docker', {
      cause,
    });
  }
  const exited = waitForEnd(made, heard, lastLines);
  return {
    exited,
    async kill() {
      // One that has ended already can't be killed.
      await made.kill({ signal: 'SIGKILL' }).catch(() => {});
      await exited;
    },
    async stop() {
      await started.stop({ timeout: GRACE_MS, remove: false }).catch(() => {});
      const exit = await exited;
      await made.remove({ force: true, v: true }).catch(() => {});
      return exit;
    },
  };
}

/** Hears all that a container writes from its start on. Resolves with a promise that is fulfilled when it is silent for good. */
async function listen(
  docker: Docker,
  container: Docker.Container,
  hear: (line: string, stream: 'stdout' | 'stderr') => void,
): Promise<{ silent: Promise<void> }> {
  const stream = await container.attach({ stream: true, stdout: true, stderr: true });
  const ended = (['stdout', 'stderr'] as const).map((name) => {
    const output = new PassThrough();
    const lines = createInterface({ input: output });
    lines.on('line', (line) => hear(line, name));
    const closed = new Promise<void>((resolve) => lines.once('close', () => resolve()));
    return { output, closed };
  });
  const [out, err] = ended;
  if (out === undefined || err === undefined) throw new Error('there are two streams');
  docker.modem.demuxStream(stream, out.output, err.output);
  const end = () => {
    for (const { output } of ended) output.end();
  };
  stream.once('end', end).once('close', end).once('error', end);
  return { silent: Promise.all(ended.map(({ closed }) => closed)).then(() => undefined) };
}

async function waitForEnd(container: Docker.Container, heard: Promise<void>, lastLines: string[]): Promise<Exit> {
  try {
    const { StatusCode: code }: { StatusCode: number } = await container.wait();
    await heard;
    return { code, signal: null, lastLines };
  } catch (error) {
    // Whoever took the container or its engine away has ended it too.
    return { code: null, signal: null, lastLines, error: new Error(refusal(error)) };
  }
}

function whyNot(error: unknown): string {
  const taken = error instanceof Error && /port is already allocated|address already in use/.test(error.message);
  return taken ? 'something else took its port in the meantime' : refusal(error);
}
