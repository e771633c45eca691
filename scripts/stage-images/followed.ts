import type Docker from 'dockerode';
import { z } from 'zod';

const KEPT_LINES = 15;
const eventSchema = z.object({ stream: z.string().optional(), error: z.string().optional() });

/** Waits for the end of what an engine tells about as it goes on. Throws an Error with its last lines when it fails. */
export async function followed(docker: Docker, progress: NodeJS.ReadableStream): Promise<void> {
  const lines: string[] = [];
  await new Promise<void>((resolve, reject) => {
    const fail = (why: string) => reject(new Error([...lines, why].join('\n')));
    docker.modem.followProgress(
      progress,
      (error) => (error === null ? resolve() : fail(error.message)),
      (event: unknown) => {
        const { stream = '', error } = eventSchema.safeParse(event).data ?? {};
        if (stream.trim() !== '') lines.push(stream.trimEnd());
        if (lines.length > KEPT_LINES) lines.shift();
        if (error !== undefined) fail(error);
      },
    );
  });
}
