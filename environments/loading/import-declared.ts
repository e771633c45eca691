import { z } from 'zod';
import { Problem } from '../../support/problem.ts';
import type { DeclaredEnvironment, Layer } from '../define.ts';
import { importDefault } from './import-default.ts';

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
  const exported = await importDefault(file, nameOf);
  const declared = declaredSchema.safeParse(exported);
  if (declared.success) return declared.data;
  const build = buildSchema.safeParse(exported);
  if (build.success) return { layers: [{ build: build.data, file, whole: true }] };
  throw new Problem(
    `${nameOf(file)} declares no environment`,
    'its default export is not what defineEnvironment or extendEnvironment returns',
    'write `export default defineEnvironment(({ variable, secret }) => ({ ... }))`',
  );
}
