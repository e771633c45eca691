import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { newToken } from '../../../support/ids.ts';
import type { Problem } from '../../../support/problem.ts';
import { bundle, FILES } from './bundle.ts';
import { isObject, type JsonObject } from './json.ts';

/** Changes with what `bundle` makes of a text, so that nothing made by an earlier one is taken. */
const FORM = 1;

const rememberedSchema = z.object({ of: z.string(), root: z.custom<JsonObject>(isObject) });

/**
 * Bundles a document as `bundle` does, and remembers in `memory`, a file, what came of it: the next time the same text is
 * read, it needs no parsing. Only a document that is sound and stands alone is remembered. Where nothing can be
 * remembered, it is bundled anew each time.
 */
export async function rememberedBundle(
  file: string,
  memory: string,
): Promise<{ root: JsonObject; problems: Problem[] }> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return bundle(file);
  const of = createHash('sha256').update(`${FORM}\n${text}`).digest('hex');
  const remembered = await readFile(memory, 'utf8').then(read, () => undefined);
  if (remembered?.of === of) return { root: remembered.root, problems: [] };

  const bundled = await bundle(file);
  const { root, problems } = bundled;
  if (problems.length === 0 && root[FILES] === undefined) await remember(memory, { of, root }).catch(() => {});
  return bundled;
}

function read(text: string): z.output<typeof rememberedSchema> | undefined {
  try {
    return rememberedSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Others may read it at the same time: it is there whole, or not at all. */
async function remember(memory: string, content: z.output<typeof rememberedSchema>): Promise<void> {
  const text = JSON.stringify(content);
  await mkdir(dirname(memory), { recursive: true });
  const whole = `${memory}.${newToken()}`;
  await writeFile(whole, text);
  await rename(whole, memory);
}
