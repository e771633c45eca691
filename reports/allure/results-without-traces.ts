import { constants, copyFile, link, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const TRACE = 'application/vnd.allure.playwright-trace';
const attachmentSchema = z.looseObject({ source: z.string(), type: z.string().optional() });
const objectSchema = z.record(z.string(), z.unknown());

/**
 * Puts what Allure makes its report from into another folder, without the traces: they are in the run's folder already, and
 * what Allure would show them with lies outside. A result that can't be read is left out. Gives the
 * paths of all other files there.
 */
export async function copyResultsWithoutTraces(from: string, to: string): Promise<string[]> {
  const names = await readdir(from);
  const traces = new Set<string>();
  const results = names.filter((name) => /-(?:result|container)\.json$/.test(name));
  for (const name of results) {
    const kept = withoutTraces(parsed(await readFile(join(from, name), 'utf8')), traces);
    if (kept !== undefined) await writeFile(join(to, name), JSON.stringify(kept));
  }
  const others = names.filter((name) => !results.includes(name) && !traces.has(name));
  for (const name of others) await sameFile(join(from, name), join(to, name));
  return others.map((name) => join(to, name));
}

/** The value with each attachment that is a trace left out; what it was called is added to `traces`. */
function withoutTraces(value: unknown, traces: Set<string>): unknown {
  if (Array.isArray(value))
    return value.filter((item) => !isTrace(item, traces)).map((item) => withoutTraces(item, traces));
  const object = objectSchema.safeParse(value);
  if (!object.success) return value;
  return Object.fromEntries(Object.entries(object.data).map(([key, inner]) => [key, withoutTraces(inner, traces)]));
}

function isTrace(item: unknown, traces: Set<string>): boolean {
  const attachment = attachmentSchema.safeParse(item);
  if (!attachment.success || attachment.data.type !== TRACE) return false;
  traces.add(attachment.data.source);
  return true;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The same file under another name; a copy where the file system knows no such thing. */
async function sameFile(from: string, to: string): Promise<void> {
  await link(from, to).catch(() => copyFile(from, to, constants.COPYFILE_FICLONE));
}
