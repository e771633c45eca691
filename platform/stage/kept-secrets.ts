import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { newToken } from '../../support/ids.ts';

const keptSchema = z.object({ fingerprintKey: z.string().min(16), tenantId: z.uuid() });

/** What every staging of this machine has alike, so that two of them can be compared. */
export type KeptSecrets = z.output<typeof keptSchema>;

/**
 * What is kept in a folder from one staging to the next, made where there is nothing yet. Several may ask at once: all are
 * given the same. Where nothing can be kept, each staging is like no other.
 */
export async function keptSecrets(folder: string): Promise<KeptSecrets> {
  const path = join(folder, 'stage-secrets.json');
  const kept = await readKept(path);
  if (kept !== undefined) return kept;
  const made = { fingerprintKey: newToken(), tenantId: randomUUID() };
  await keep(path, folder, made).catch(() => {});
  return (await readKept(path)) ?? made;
}

async function readKept(path: string): Promise<KeptSecrets | undefined> {
  try {
    return keptSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return undefined;
  }
}

/** It is there whole, or not at all, and nobody replaces what another has made in the meantime. */
async function keep(path: string, folder: string, secrets: KeptSecrets): Promise<void> {
  const whole = `${path}.${newToken()}`;
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(whole, JSON.stringify(secrets), { mode: 0o600 });
    await link(whole, path);
  } finally {
    await rm(whole, { force: true });
  }
}
