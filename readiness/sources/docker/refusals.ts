import type Docker from 'dockerode';
import { z } from 'zod';
import type { ProcessFact } from '../facts.ts';

const LAST_LINES = 50;

/** The line that a service writes before it ends over its configuration (docs/services.md). */
const refusedSchema = z.object({
  event: z.literal('configuration-refused'),
  problems: z.array(z.object({ key: z.string(), problem: z.string() })),
});

/** The variables over which what ran in a container refused to start, by the end of its log; none where that can't be read. */
export async function readRefusals(container: Docker.Container): Promise<ProcessFact['refused']> {
  const log = await container
    .logs({ stdout: true, stderr: false, tail: LAST_LINES, follow: false })
    .catch(() => Buffer.alloc(0));
  return refusalsIn(textOf(log));
}

/** The refusals in lines of a log. */
export function refusalsIn(log: string): ProcessFact['refused'] {
  const lines = log.split('\n').flatMap((line) => {
    const parsed = refusedSchema.safeParse(parsedOf(line));
    return parsed.success ? [parsed.data.problems] : [];
  });
  return lines.at(-1) ?? [];
}

/** The engine puts eight bytes before each piece of a log, of which the first is below 3 and the next three are 0. */
function textOf(log: Buffer): string {
  const pieces: Buffer[] = [];
  for (let at = 0; at + 8 <= log.length; ) {
    const length = log.readUInt32BE(at + 4);
    pieces.push(log.subarray(at + 8, at + 8 + length));
    at += 8 + length;
  }
  return Buffer.concat(pieces).toString('utf8');
}

function parsedOf(line: string): unknown {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
