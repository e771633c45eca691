import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { newToken } from '../../../support/ids.ts';
import type { IssuedCertificate } from './issue.ts';

const keptSchema = z.object({ authority: z.string(), cert: z.string(), key: z.string(), renewFrom: z.number() });

/**
 * The certificate that is kept on this machine under a name, or a new one where there is none or its time has come.
 * Where nothing can be kept, each is new.
 */
export async function keptCertificate(
  options: { folder: string; name: string; now: number; renewAfterMs: number },
  issue: () => Promise<IssuedCertificate>,
): Promise<IssuedCertificate> {
  const { folder, name, now, renewAfterMs } = options;
  const path = join(folder, `${name}.json`);
  const kept = await readFile(path, 'utf8').then(readKept, () => undefined);
  if (kept !== undefined && now < kept.renewFrom && now > kept.renewFrom - renewAfterMs - renewAfterMs) return kept;
  const issued = await issue();
  await keep(path, { ...issued, renewFrom: now + renewAfterMs }).catch(() => {});
  return issued;
}

function readKept(text: string): z.output<typeof keptSchema> | undefined {
  try {
    return keptSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Others may read it at the same time: it is there whole, or not at all. */
async function keep(path: string, certificate: z.output<typeof keptSchema>): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const whole = `${path}.${newToken()}`;
  await writeFile(whole, JSON.stringify(certificate), { mode: 0o600 });
  await rename(whole, path);
}
