import type { FlagFact, Reading } from './facts.ts';
import type { Source } from './source.ts';
import { cannotTell } from './sources.ts';

/** A flag as a source tells it: as a flag, or as the one value that it has for the flag's name. */
export async function toldFlag(source: Source, name: string): Promise<Reading<FlagFact>> {
  if (source.flag !== undefined) return source.flag(name);
  const reading = await (source.value?.() ?? cannotTell(source, 'flags'));
  return reading.read ? { ...reading, value: { exists: reading.value !== null, value: reading.value } } : reading;
}
