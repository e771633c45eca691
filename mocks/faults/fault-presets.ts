import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suggestion } from '../../support/nearest-word.ts';
import { messageOf, Problem, Problems } from '../../support/problem.ts';
import type { Fault } from './fault.ts';
import { parseFaultFile } from './fault-file.ts';

const OURS = join(import.meta.dirname, 'presets.yaml');

let ours: readonly Fault[] | undefined;

/** The faults that come with the sample bank. */
export function samplePresets(): readonly Fault[] {
  ours ??= readFaultPresets(OURS);
  return ours;
}

/** The faults of a file, by name in its order. Throws Problems with everything that is wrong, each with its line. */
export function readFaultPresets(file: string): readonly Fault[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Problem(`The fault file ${file} can't be read`, messageOf(cause), 'name a file that is there', { cause });
  }
  const { faults, problems } = parseFaultFile(text, file);
  if (problems.length > 0) throw new Problems(`The fault file ${file} is not usable`, problems);
  return faults;
}

/**
 * The faults that a bank is started with: those named, and where a file of one's own is given, what it holds. With names
 * the file only adds to what can be named; without names all of it is meant. A name of the file goes before one of ours.
 * Throws Problem(s) for a file that is not usable and for names that are nowhere.
 */
export async function findFaults(names: readonly string[], file: string | undefined): Promise<readonly Fault[]> {
  const own = file === undefined ? [] : readFaultPresets(file);
  if (names.length === 0) return own;
  const known = [...own, ...samplePresets()];
  const unknown = names.filter((name) => !known.some((fault) => fault.name === name));
  if (unknown.length > 0) {
    throw new Problems(
      'The bank can’t go wrong so',
      unknown.map((name) => noSuchFault(name, known)),
    );
  }
  return [...new Set(names)].map((name) => faultNamed(name, known));
}

/** The fault of that name. Throws a Problem that lists them all when there is none. */
export function faultNamed(name: string, known: readonly Fault[]): Fault {
  const found = known.find((fault) => fault.name === name);
  if (found === undefined) throw noSuchFault(name, known);
  return found;
}

function noSuchFault(name: string, known: readonly Fault[]): Problem {
  const names = known.map((fault) => fault.name);
  const why = `no preset is called so${suggestion(name, names)}`;
  return new Problem(`There is no fault ${name}`, why, `choose one of ${names.join(', ')}`);
}
