import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { demosSchema, type Moment, type PlannedDemo, type WrittenDemo } from '../../model/demos-file.ts';
import { isoTime } from '../../support/clock.ts';
import { Problem, Problems } from '../../support/problem.ts';
import { instantOf } from '../../support/wall-clock.ts';
import { unknownName } from './contradictions/unknown-name.ts';
import { environmentNames } from './environment-names.ts';
import { parseDeclared, type Wrong } from './issues.ts';
import { type KeyPath, showPath } from './key-path.ts';
import { cannotBe } from './place-of-error.ts';

/**
 * Reads the file in which a project declares its demos. Rejects with a Problem when it can't be loaded, and with Problems
 * that name every wrong key, name and time.
 */
export async function readDemos(project: string, file: string): Promise<PlannedDemo[]> {
  const shown = relative(project, file);
  const { value, wrong } = parseDeclared(demosSchema, await importDemos(file, project));
  if (value === null) throw unusable(wrong, shown);
  const names = environmentNames(join(project, 'environments'));
  const read = value.map((written, index) => plan(written, [index], names));
  const mistakes = read.flatMap((one) => one.wrong);
  if (mistakes.length > 0) throw unusable(mistakes, shown);
  return read.map(({ demo }) => demo);
}

async function importDemos(file: string, project: string): Promise<unknown> {
  const shown = relative(project, file);
  const imported: { default?: unknown } = await import(pathToFileURL(file).href).catch((cause: unknown) => {
    throw cannotBe('loaded', shown, { cause, nameOf: (other) => relative(project, other ?? file) });
  });
  if (imported.default !== undefined) return imported.default;
  const remedy = "write `export default defineDemos([{ environment: 'staging', at: '2026-12-01T15:30:00Z' }])`";
  throw new Problem(`${shown} declares no demos`, 'it has no default export', remedy);
}

function unusable(wrong: readonly Wrong[], shown: string): Problems {
  const problems = wrong.map(({ path, why }) => {
    const key = path.length === 0 ? 'its default export' : showPath(path);
    return new Problem(`${shown}: ${key}`, why, `correct ${key} in ${shown}`);
  });
  return new Problems('The demos that are planned are not usable', problems);
}

function plan(written: WrittenDemo, path: KeyPath, names: readonly string[]): { demo: PlannedDemo; wrong: Wrong[] } {
  const { environment, slot, title, presenters, freeze } = written;
  const wrong: Wrong[] = [];
  const momentAt = (moment: Moment, key: KeyPath): number => {
    const told = typeof moment === 'string' ? { at: Date.parse(moment) } : instantOf(moment);
    if ('at' in told) return told.at;
    wrong.push({ path: [...path, ...key, 'time'], why: told.why });
    return Number.NaN;
  };
  if (!names.includes(environment)) {
    wrong.push({ path: [...path, 'environment'], why: unknownName(environment, 'environments', names) });
  }
  const at = momentAt(written.at, ['at']);
  const [from, to] =
    typeof freeze !== 'object'
      ? [at - (freeze ?? 0), at]
      : [
          momentAt(freeze.from, ['freeze', 'from']),
          freeze.to === undefined ? at : momentAt(freeze.to, ['freeze', 'to']),
        ];
  if (from >= at && freeze !== undefined) {
    wrong.push({ path: [...path, 'freeze', 'from'], why: 'must be before the demo' });
  } else if (to <= from && freeze !== undefined) {
    wrong.push({ path: [...path, 'freeze', 'to'], why: 'must be after from' });
  }
  const slotMs = slot ?? null;
  const demo = { environment, slotMs, title: title ?? null, presenters };
  if (wrong.length > 0) return { demo: { ...demo, at: '', freeze: null }, wrong };
  const frozen = freeze === undefined ? null : { from: isoTime(from), to: isoTime(to) };
  return { demo: { ...demo, at: isoTime(at), freeze: frozen }, wrong };
}
