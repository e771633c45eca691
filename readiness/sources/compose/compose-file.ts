import { z } from 'zod';
import type { Reading } from '../facts.ts';
import { readTextFile } from '../limited-file.ts';
import { mapRead, read, unread } from '../reading.ts';

const composeFileSchema = z.looseObject({
  services: z.record(z.string(), z.unknown()).nullish(),
  secrets: z.record(z.string(), z.looseObject({ file: z.string().optional() }).nullable()).nullish(),
  include: z.unknown().optional(),
});

export type ComposeFile = z.output<typeof composeFileSchema>;

/** How often the same anchor may be used: more is no configuration but an attempt to fill the memory. */
const MOST_ALIASES = 1000;

/** A Compose file with its anchors and merge keys resolved. `place` is how it is called in findings. */
export async function readComposeFile(file: string, place: string): Promise<Reading<ComposeFile>> {
  const text = await readTextFile(file, place);
  const { parseDocument } = await import('yaml');
  return mapRead(text, (content) => {
    try {
      const document = parseDocument(content, {
        merge: true,
        intAsBigInt: true,
        prettyErrors: false,
        logLevel: 'error',
      });
      const [error] = document.errors;
      if (error !== undefined) {
        const line = content.slice(0, error.pos[0]).split('\n').length;
        return unread(place, `it is not YAML (${error.code}, line ${line})`);
      }
      const parsed = composeFileSchema.safeParse(document.toJS({ maxAliasCount: MOST_ALIASES }));
      return parsed.success ? read(place, parsed.data) : unread(place, 'it is no Compose file');
    } catch {
      return unread(place, 'it is nested too deeply, or repeats itself too often');
    }
  });
}
