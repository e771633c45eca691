import { join } from 'node:path';
import { demosSchema, type Moment, type PlannedDemo, type WrittenDemo } from '../../model/demos-file.ts';
import { isoTime } from '../../support/clock.ts';
import { instantOf } from '../../support/wall-clock.ts';
import { unknownName } from './contradictions/unknown-name.ts';
import { environmentNames } from './environment-names.ts';
import { parseDeclared, type Wrong } from './issues.ts';
import type { KeyPath } from './key-path.ts';
import { importProjectFile, mistakesIn, type ProjectFile } from './project-file.ts';

/**
 * Reads the file in which a project declares its demos. Rejects with a Problem when it can't be loaded, and with Problems
 * that name every wrong key, name and time.
 */
export async function readDemos(project: string, file: string): Promise<PlannedDemo[]> {
  const example = "defineDemos([{ environment: 'staging', at: '2026-12-01T15:30:00Z' }])";
  const demosFile: ProjectFile = { project, file, declares: 'demos', example };
  const unusable = (wrong: readonly Wrong[]) =>
    mistakesIn(demosFile, 'The demos that are planned are not usable', wrong);
  const { value, wrong } = parseDeclared(demosSchema, await importProjectFile(demosFile));
  if (value === null) throw unusable(wrong);
  const names = environmentNames(join(project, 'environments'));
  const read = value.map((written, index) => plan(written, [index], names));
  const mistakes = read.flatMap((one) => one.wrong);
  if (mistakes.length > 0) throw unusable(mistakes);
  return read.flatMap(({ demo }) => demo ?? []);
}

type Planned = { demo: PlannedDemo; wrong: [] } | { demo: null; wrong: Wrong[] };

function plan(written: WrittenDemo, path: KeyPath, names: readonly string[]): Planned {
  const { environment, slot, title, presenters, freeze } = written;
  const wrong: Wrong[] = [];
  const note = (key: KeyPath, why: string) => wrong.push({ path: [...path, ...key], why });
  const momentAt = (moment: Moment, key: KeyPath): number => {
    const told = typeof moment === 'string' ? { at: Date.parse(moment) } : instantOf(moment);
    if ('at' in told) return told.at;
    note([...key, 'time'], told.why);
    return Number.NaN;
  };
  if (!names.includes(environment)) note(['environment'], unknownName(environment, 'environments', names));
  const at = momentAt(written.at, ['at']);
  const frozen = freeze === undefined ? null : frozenFor(freeze, at, momentAt);
  if (frozen !== null && frozen.from >= at) note(['freeze', 'from'], 'must be before the demo');
  else if (frozen !== null && frozen.to <= frozen.from) note(['freeze', 'to'], 'must be after from');
  if (wrong.length > 0) return { demo: null, wrong };
  const demo = {
    environment,
    at: isoTime(at),
    slotMs: slot ?? null,
    title: title ?? null,
    presenters,
    freeze: frozen === null ? null : { from: isoTime(frozen.from), to: isoTime(frozen.to) },
  };
  return { demo, wrong: [] };
}

/** From when until when nothing is deployed, for a demo at a moment. Epoch milliseconds; NaN for a moment that is none. */
function frozenFor(
  freeze: NonNullable<WrittenDemo['freeze']>,
  at: number,
  momentAt: (moment: Moment, key: KeyPath) => number,
): { from: number; to: number } {
  if (typeof freeze === 'number') return { from: at - freeze, to: at };
  const from = momentAt(freeze.from, ['freeze', 'from']);
  return { from, to: freeze.to === undefined ? at : momentAt(freeze.to, ['freeze', 'to']) };
}
