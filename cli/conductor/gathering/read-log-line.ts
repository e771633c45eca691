import type { LogLine } from '../../../model/log-line.ts';
import { epochOf, timeInText } from './log-time.ts';

/** What a line of a log says of itself; `at` in epoch milliseconds, `null` where it does not say. */
export interface ReadLine {
  at: number | null;
  level: LogLine['level'];
  text: string;
}

const LEVELS: Readonly<Record<string, LogLine['level']>> = {
  fatal: 'error',
  panic: 'error',
  emerg: 'error',
  emergency: 'error',
  alert: 'error',
  critical: 'error',
  crit: 'error',
  severe: 'error',
  error: 'error',
  err: 'error',
  warning: 'warning',
  warn: 'warning',
  notice: 'info',
  information: 'info',
  info: 'info',
  log: 'info',
  debug: 'debug',
  trace: 'debug',
  verbose: 'debug',
  fine: 'debug',
};
const LEVEL_NAMES = ['level', 'severity', 'severitytext', 'lvl', 'loglevel', 'levelname', '@level', '@l', 'log.level'];
const TIME_NAMES = ['at', 'time', 'timestamp', '@timestamp', '@t', 'ts', 'datetime', 'date', 'asctime'];
const MESSAGE_NAMES = ['event', 'message', 'msg', '@m', '@mt', 'text'];
/** What is told beside the line anyway. */
const TOLD_BESIDE = [
  'service',
  'correlationid',
  'correlation_id',
  'correlation-id',
  'x-correlation-id',
  'hostname',
  'pid',
  'v',
];
/** Beyond this nothing is looked for. */
const LONGEST_LOOKED_AT = 20_000;

/**
 * Reads a line of a log: JSON with its time, level and message under the usual names, or text as loggers write it
 * (ISO 8601, Apache, logfmt; the level as a word near the beginning). Whatever else it is, it is its own text. Never throws.
 */
export function readLogLine(line: string): ReadLine {
  const trimmed = line.slice(0, LONGEST_LOOKED_AT).trim();
  // The time may stand before the object: what ships logs adds one.
  const brace = trimmed.indexOf('{');
  if (brace !== -1 && brace < 60) {
    const held = objectIn(trimmed.slice(brace));
    if (held !== undefined) {
      const read = readObject(held);
      return { ...read, at: read.at ?? timeInText(trimmed.slice(0, brace)) };
    }
  }
  return { at: timeInText(trimmed), level: levelInText(trimmed), text: trimmed };
}

function objectIn(text: string): Map<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return new Map(Object.entries(value));
  } catch {
    return undefined;
  }
}

function readObject(held: ReadonlyMap<string, unknown>): ReadLine {
  const named = (names: readonly string[]) => {
    const found = names.flatMap((name) => [...held].filter(([key]) => key.toLowerCase() === name));
    return found.filter(([, value]) => typeof value === 'string' || typeof value === 'number');
  };
  const [level] = named(LEVEL_NAMES);
  const messages = named(MESSAGE_NAMES);
  const told = new Set([...named(LEVEL_NAMES), ...named(TIME_NAMES), ...messages].map(([name]) => name));
  const rest = [...held].filter(
    ([name, value]) => !told.has(name) && !TOLD_BESIDE.includes(name.toLowerCase()) && value !== null,
  );
  const text = [
    ...messages.map(([, value]) => String(value)),
    ...rest.map(([name, value]) => `${name}=${inShort(value)}`),
  ].join(' ');
  const [at] = named(TIME_NAMES).flatMap(([, value]) => epochOf(value) ?? []);
  return { at: at ?? null, level: levelOf(level?.[1]), text };
}

function inShort(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** By its word, or by its number as pino and bunyan have it. */
function levelOf(value: unknown): LogLine['level'] {
  if (typeof value === 'number') {
    if (value >= 50) return 'error';
    if (value >= 40) return 'warning';
    return value >= 30 ? 'info' : 'debug';
  }
  return typeof value === 'string' ? known(value) : null;
}

/** `level=warn`, or a word in capitals or brackets near the beginning: `ERROR`, `[error]`, `WARN:`. */
function levelInText(text: string): LogLine['level'] {
  const [, said] = /\b(?:level|lvl|severity)="?([A-Za-z]+)/.exec(text) ?? [];
  if (said !== undefined) return known(said);
  for (const [, bracketed, capitals] of text.slice(0, 120).matchAll(/[[<(]([A-Za-z]+)[\]>)]|\b([A-Z]{3,9})\b/g)) {
    const level = known(bracketed ?? capitals ?? '');
    if (level !== null) return level;
  }
  return null;
}

function known(word: string): LogLine['level'] {
  const name = word.toLowerCase();
  return Object.hasOwn(LEVELS, name) ? (LEVELS[name] ?? null) : null;
}
