import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { Problem } from '../support/problem.ts';
import { SCHEMA_VERSION } from './schema-version.ts';

/** An artefact of a shape that this version does not know: a reader says so and stops, rather than misread it. */
export class NewerArtefact extends Problem {}

const versioned = z.object({ schemaVersion: z.number() });

/**
 * Reads one artefact of a run and parses it by its schema.
 * Throws a Problem when the file is missing, is no JSON, does not fit, or was written by a newer version.
 */
export async function readArtefact<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.output<Schema>> {
  const cannot = (why: string, cause?: unknown) =>
    new Problem(`${path} cannot be read`, why, 'name a run that has it', { cause });
  // Of a pipe in its place nothing would ever come.
  const found = await stat(path).catch(() => undefined);
  if (found !== undefined && !found.isFile()) throw cannot('it is not a file');
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw cannot('the file is missing or not readable', cause);
  });
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (cause) {
    throw new Problem(`${path} is not JSON`, 'it was cut off or edited', 'rehearse again', { cause });
  }
  const version = versioned.safeParse(content);
  if (version.success && version.data.schemaVersion > SCHEMA_VERSION) {
    throw new NewerArtefact(
      `${path} was written by a newer rehearse`,
      `its schemaVersion is ${version.data.schemaVersion}; this one reads up to ${SCHEMA_VERSION}`,
      'update rehearse',
    );
  }
  const parsed = schema.safeParse(content);
  if (!parsed.success) {
    throw new Problem(`${path} does not have the shape it should`, z.prettifyError(parsed.error), 'rehearse again', {
      cause: parsed.error,
    });
  }
  return parsed.data;
}
