import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const packageSchema = z.object({ version: z.string() });

/** The version of the harness itself. */
export function harnessVersion(): string {
  const text = readFileSync(join(resolve(import.meta.dirname, '..'), 'package.json'), 'utf8');
  return packageSchema.parse(JSON.parse(text)).version;
}
