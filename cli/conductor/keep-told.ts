import { readArtefact } from '../../model/artefact.ts';
import type { RunFolder } from '../../model/run-folder.ts';
import { SCHEMA_VERSION } from '../../model/schema-version.ts';
import { type Told, type ToldChannel, toldSchema } from '../../model/told.ts';
import { writeArtefact } from '../../model/write-artefact.ts';
import { renderRun } from '../../reports/render-run.ts';
import { messageOf } from '../../support/problem.ts';

/** Keeps who was told of a run, after those who were told of it before, and renders its report with them. Never rejects. */
export async function keepTold(
  folder: RunFolder,
  channels: readonly ToldChannel[],
  say: (text: string) => void,
): Promise<void> {
  const before = await readArtefact(folder.told, toldSchema).catch(() => null);
  const told: Told = { schemaVersion: SCHEMA_VERSION, channels: [...(before?.channels ?? []), ...channels] };
  try {
    await writeArtefact(folder.told, told);
    await renderRun(folder.path);
  } catch (error) {
    say(`Who was told could not be kept in the report: ${messageOf(error)}`);
  }
}
