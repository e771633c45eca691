import { dirname, join, resolve } from 'node:path';
import { readComposeFile } from './compose/compose-file.ts';
import { findService } from './compose/compose-service.ts';
import { interpolate } from './compose/interpolate.ts';
import { serviceKeys } from './compose/service-keys.ts';
import { readTextFile } from './limited-file.ts';
import { read, unread } from './reading.ts';
import type { OpenSource } from './source.ts';

/**
 * A service of a Compose file: its configuration and image, as Compose reads them in a shell that sets nothing. Variables
 * come from the `.env` beside the file; a value that needs another one is not told.
 */
export const compose: OpenSource<'compose'> = ({ path, service }, { project, name, fingerprintKey }) => {
  const file = resolve(project, path);
  return {
    place: path,
    async version() {
      const found = await findService(file, service, path);
      if (!found.read) return found;
      const written = found.value.image;
      if (written === null) return unread(path, `${service} names no image: it is built`);
      const image = interpolate(written, await variablesBeside(file));
      if (image === undefined)
        return unread(path, `the image of ${service} depends on a variable that is not set here`);
      return read(path, { commit: null, build: null, image, environment: null });
    },
    async configuration() {
      const found = await findService(file, service, path);
      if (!found.read) return found;
      return serviceKeys(found.value, await variablesBeside(file), path, fingerprintKey);
    },
    // What the file does not have it never starts; whether it has started the rest it does not know.
    async process() {
      const content = await readComposeFile(file, path);
      if (!content.read) return content;
      const { services, include } = content.value;
      if (include !== undefined || Object.hasOwn(services ?? {}, service))
        return unread(path, `it does not tell whether ${service} runs`);
      return read(path, { name, state: 'absent', exitCode: null, refused: [] });
    },
  };
};

async function variablesBeside(file: string): Promise<Map<string, string>> {
  const text = await readTextFile(join(dirname(file), '.env'), '.env');
  const { readAssignedLines } = await import('./assigned-lines.ts');
  const lines = readAssignedLines(text.read ? text.value : '');
  return new Map(lines.understood ? Object.entries(lines.values) : []);
}
