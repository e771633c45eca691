import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { messageOf, Problem } from '../../support/problem.ts';
import { readZip } from '../../support/zip.ts';
import type { Exchange } from './exchange.ts';

const namedSchema = z.array(z.object({ name: z.string(), value: z.string() }));
const keptSchema = z.object({
  text: z.string().optional(),
  _file: z.string().optional(),
  mimeType: z.string().optional(),
});

/** As much of a line of Playwright's record of the network as is needed here: an entry of a HAR, nearly. */
const lineSchema = z.object({
  type: z.literal('resource-snapshot'),
  snapshot: z.object({
    startedDateTime: z.iso.datetime(),
    time: z.number(),
    request: z.object({
      method: z.string(),
      url: z.url(),
      headers: namedSchema,
      postData: keptSchema.optional(),
    }),
    response: z.object({ status: z.int(), headers: namedSchema, content: keptSchema }),
    _resourceType: z.string().default('other'),
    /** Asked by the test itself, past the browser. */
    _apiRequest: z.boolean().default(false),
  }),
});

type Line = z.output<typeof lineSchema>['snapshot'];

/**
 * Reads what browsers asked and got from a trace that Playwright kept, in order of time. Each browser context is a person of
 * its own. Throws a Problem where the file can't be read, or holds no record of the network that is understood.
 */
export async function readTrace(path: string): Promise<Exchange[]> {
  const files = await readFiles(path);
  const records = [...files].filter(([name]) => name.endsWith('.network'));
  const exchanges: Exchange[] = [];
  let unread = 0;
  for (const [person, [, content]] of records.entries()) {
    for (const line of content.toString().split('\n').filter(Boolean)) {
      const read = readLine(line);
      if (read === null) unread += 1;
      else if (!read._apiRequest && read.response.status > 0) exchanges.push(exchangeOf(read, person, files));
    }
  }
  if (exchanges.length === 0 && (unread > 0 || records.length === 0)) {
    throw new Problem(
      `${path} holds no requests that can be read`,
      'this version of Playwright keeps its traces otherwise',
      'rehearse with a version that this one knows, and tell us which it was',
    );
  }
  return exchanges.sort((one, other) => one.at - other.at);
}

async function readFiles(path: string): Promise<Map<string, Buffer>> {
  try {
    return new Map(readZip(await readFile(path)).map(({ name, content }) => [name, content]));
  } catch (cause) {
    throw new Problem(`The trace ${path} cannot be read`, messageOf(cause), 'rehearse again, without --no-traces', {
      cause,
    });
  }
}

function readLine(line: string): Line | null {
  try {
    const parsed = lineSchema.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data.snapshot : null;
  } catch {
    return null;
  }
}

function exchangeOf(line: Line, person: number, files: ReadonlyMap<string, Buffer>): Exchange {
  const { request, response } = line;
  return {
    at: Date.parse(line.startedDateTime),
    durationMs: Math.max(0, line.time),
    person,
    method: request.method.toUpperCase(),
    url: request.url,
    purpose: line._resourceType,
    headers: byName(request.headers),
    body: request.postData === undefined ? null : textOf(request.postData, files),
    status: response.status,
    answerHeaders: byName(response.headers),
    answer: textOf(response.content, files),
  };
}

function textOf({ text, _file: file }: z.output<typeof keptSchema>, files: ReadonlyMap<string, Buffer>): string | null {
  const content = file === undefined ? undefined : files.get(file);
  if (content === undefined) return text === undefined || text === '' ? null : text;
  const decoded = content.toString();
  return decoded.includes('\uFFFD') ? null : decoded;
}

function byName(headers: z.output<typeof namedSchema>): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { name, value } of headers) {
    const key = name.toLowerCase();
    found[key] = found[key] === undefined ? value : `${found[key]}\n${value}`;
  }
  return found;
}
