import { type Answer, fail, following, pass, unknown } from '../../check.ts';
import type { Sources } from '../../sources/sources.ts';
import { draggedBy } from './dragged-along.ts';
import { readHeld } from './held.ts';

/** Whether a service or job does without a key that must not be set there. What is set to nothing is not set. */
export async function askForbidden(name: string, key: string, sources: Sources): Promise<Answer> {
  const reading = await readHeld(name, key, sources);
  if (!reading.read) return reading.answer;
  const { held, fact, place } = reading;
  const source = { source: place };
  if (held === undefined && !fact.complete) {
    const observed = `not known: ${name} tells only of keys that it reads, and ${key} is none of them`;
    return unknown(observed, `give ${name} a source that tells of every key it is given`, source);
  }
  if (held?.present !== true) return pass('not set', source);
  if (held.traits?.blank === true) return pass('set to nothing', source);
  return fail(`${key} is set`, `remove ${key} from ${name} and restart it`, {
    ...source,
    ...following(await draggedBy(name, key, sources)),
  });
}
