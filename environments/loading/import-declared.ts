import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { messageOf, Problem } from '../../support/problem.ts';
import type { DeclaredEnvironment, Layer } from '../define.ts';
import { cannotBe } from './place-of-error.ts';

const buildSchema = z.custom<Layer['build']>((value) => typeof value === 'function');
const declaredSchema = z.object({
  layers: z
    .array(
      z.object({
        build: buildSchema,
        file: z.string().nullable(),
        whole: z.boolean(),
      }),
    )
    .min(1),
});

/** What an environment's file exports as its default; the function alone will do. Throws a Problem when it can't be loaded, or declares nothing. */
export async function importDeclared(
  file: string,
  nameOf: (file: string | null) => string,
): Promise<DeclaredEnvironment> {
  const shown = nameOf(file);
  let imported: { default?: unknown };
  try {
    imported = await import(pathToFileURL(file).href);
  } catch (cause) {
    // What Node says where of two files each imports the other.
    const hint = /before initialization/.test(messageOf(cause))
      ? ': see whether it imports a file that imports it in turn, or uses a name above the line that makes it'
      : '';
    throw cannotBe('loaded', shown, { cause, nameOf, hint });
  }
  const declared = declaredSchema.safeParse(imported.default);
  if (declared.success) return declared.data;
  const build = buildSchema.safeParse(imported.default);
  if (build.success) return { layers: [{ build: build.data, file, whole: true }] };
  throw new Problem(
    `${shown} declares no environment`,
    'its default export is not what defineEnvironment or extendEnvironment returns',
    'write `export default defineEnvironment(({ variable, secret }) => ({ ... }))`',
  );
}
