import { basename } from 'node:path';
import type { ConfigurationFact, Reading } from './facts.ts';
import { heldKeys } from './held-keys.ts';
import { heldScalars } from './held-scalars.ts';
import { mapRead, read, unread } from './reading.ts';
import { runCommand } from './run-command.ts';
import { type Scalar, scalarAt } from './scalar.ts';
import type { OpenSource } from './source.ts';

/** A command of the user's, whose output is JSON, NAME=value lines, names alone, or for a value a single line. */
export const command: OpenSource<'command'> = ({ run, pointer, within }, { project, signal, fingerprintKey }) => {
  const place = placeOf(run);
  const output = () => runCommand({ run, folder: project, withinMs: within, signal, place });
  return {
    place,
    async configuration() {
      const written = await output();
      const { readAssignedLines } = await import('./assigned-lines.ts');
      return mapRead(written, (text): Reading<ConfigurationFact> => {
        const document = jsonIn(text);
        if (document !== undefined) return heldScalars(document.json, pointer, place, fingerprintKey);
        if (pointer !== '') return unread(place, 'its output is not JSON');
        const lines = readAssignedLines(text);
        if (!lines.understood)
          return unread(place, `line ${lines.line} of its output is neither NAME=value nor a name`);
        return read(place, heldKeys(lines.values, fingerprintKey, { unseen: lines.bare }));
      });
    },
    async value() {
      return mapRead(await output(), (text): Reading<Scalar> => {
        const document = jsonIn(text);
        if (document !== undefined) return scalarAt(document.json, pointer, place);
        const line = text.trim();
        if (pointer !== '') return unread(place, 'its output is not JSON');
        if (line === '') return unread(place, 'it wrote nothing');
        return line.includes('\n') ? unread(place, 'it wrote more than one line') : read(place, line);
      });
    },
  };
};

/** A program, and its script where it has one. Further arguments may be secrets. */
function placeOf([program = '', script = '']: readonly string[]): string {
  const isScript = /^[\w./-]{1,60}\.(?:m?[jt]s|sh|py|rb|pl|php)$/.test(script) && !script.startsWith('-');
  return `the command ${basename(program)}${isScript ? ` ${script}` : ''}`;
}

function jsonIn(text: string): { json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
