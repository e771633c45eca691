import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { readAssignedLines } from '../assigned-lines.ts';
import type { ConfigurationFact, Reading } from '../facts.ts';
import { heldKeys } from '../held-keys.ts';
import { readTextFile } from '../limited-file.ts';
import { read, unread } from '../reading.ts';
import type { ComposeService } from './compose-service.ts';
import { interpolate } from './interpolate.ts';

/** The keys that a service is started with: those of its files, then its own, then its secrets, whose content is not read. */
export async function serviceKeys(
  { environment, envFiles, secrets }: ComposeService,
  variables: ReadonlyMap<string, string>,
  place: string,
  fingerprintKey: string,
): Promise<Reading<ConfigurationFact>> {
  const written = new Map<string, string | undefined>();
  for (const file of envFiles) {
    const found = await valuesIn(file, place);
    if (!found.read) return found;
    for (const [name, value] of found.value) written.set(name, value);
  }
  for (const [name, value] of Object.entries(environment)) {
    written.set(name, value === null ? undefined : interpolate(value, variables));
  }
  const known = [...written].filter((entry): entry is [string, string] => entry[1] !== undefined);
  const given = secrets.filter(({ name }) => !written.has(name));
  const isThere = ({ declared, file }: ComposeService['secrets'][number]) =>
    declared && (file === null || existsSync(file));
  return read(
    place,
    heldKeys(Object.fromEntries(known), fingerprintKey, {
      unseen: given.filter(isThere).map(({ name }) => name),
      absent: given.filter((secret) => !isThere(secret)).map(({ name }) => name),
      untold: [...written].flatMap(([name, value]) => (value === undefined ? [name] : [])),
    }),
  );
}

/** The values of an environment file. Whether a dollar in it means a variable depends on quotes that are gone. */
async function valuesIn(
  { path, required }: ComposeService['envFiles'][number],
  place: string,
): Promise<Reading<[string, string | undefined][]>> {
  if (!required && !existsSync(path)) return read(place, []);
  const name = basename(path);
  const text = await readTextFile(path, place);
  if (!text.read) return unread(place, `its env_file ${name}: ${text.reason}`);
  const lines = readAssignedLines(text.value);
  if (!lines.understood) return unread(place, `its env_file ${name}: line ${lines.line} is no NAME=value`);
  return read(place, [
    ...Object.entries(lines.values).map(([key, value]): [string, string | undefined] => [
      key,
      value.includes('$') ? undefined : value,
    ]),
    ...lines.bare.map((key): [string, undefined] => [key, undefined]),
  ]);
}
