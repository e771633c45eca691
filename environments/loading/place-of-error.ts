import { fileURLToPath } from 'node:url';
import { messageOf, Problem } from '../../support/problem.ts';

const AT_THE_HEAD = /^(?:file:\/\/)?(?:\/|[A-Za-z]:\\).*\.[cm]?[jt]s:\d+$/;
const IN_A_FRAME = /^\s+at .*?\(?(file:\/\/[^()]+?\.[cm]?[jt]s:\d+):\d+\)?$/;

/** A line of a file. */
export interface FileLine {
  /** Its path. */
  file: string;
  line: number;
}

/**
 * Where in somebody's file an error came from, as Node tells it: at the head of the stack where a file could not be read
 * as a program, in the first frame of a file otherwise. What stands there is not told: it may be secret.
 */
export function placeOfError(error: unknown): FileLine | undefined {
  const lines = error instanceof Error ? (error.stack ?? '').split('\n') : [];
  const [head = ''] = lines;
  const places = [
    ...(AT_THE_HEAD.test(head) ? [head] : []),
    ...lines.flatMap((line) => IN_A_FRAME.exec(line)?.[1] ?? []).filter((place) => !place.includes('/node_modules/')),
  ];
  const [place] = places;
  const [, file, line] = /^(.*):(\d+)$/.exec(place ?? '') ?? [];
  if (file === undefined || line === undefined) return undefined;
  return { file: file.startsWith('file:') ? fileURLToPath(file) : file, line: Number(line) };
}

/** How an error is told: which, by what names files go, and what else there is to say of what to do. */
interface Telling {
  cause: unknown;
  nameOf(file: string | null): string;
  hint?: string;
}

/** The Problem that the file of an environment can't be loaded or evaluated, with the file and line of the mistake. */
export function cannotBe(done: 'loaded' | 'evaluated', shown: string, { cause, nameOf, hint = '' }: Telling): Problem {
  const place = placeOfError(cause);
  const at = place === undefined ? undefined : `${nameOf(place.file)}:${place.line}`;
  const [why = ''] = messageOf(cause).split('\n', 1);
  const remedy = `mend ${at ?? 'the file'}${hint}`;
  return new Problem(`${shown} cannot be ${done}`, at === undefined ? why : `${at}: ${why}`, remedy, { cause });
}
