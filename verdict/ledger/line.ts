import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type LedgerEntry, type LedgerLine, ledgerEntrySchema } from '../../model/ledger-entry.ts';
import { SCHEMA_VERSION } from '../../model/schema-version.ts';
import { redactedJson } from '../../support/redact.ts';

const HASH = /^[0-9a-f]{64}$/;

/** A line as it was found, and what can be told of it whatever was done to it. */
export interface ReadLine {
  /** `null` unless it is as it was written and this version can read it. */
  line: LedgerLine | null;
  /** `newer`: written by a newer rehearse; the chain can be followed, the entry can't be read. */
  state: 'sound' | 'edited' | 'unreadable' | 'newer';
  /** The hashes under which the next line may name it: the one it carries, and the one of what it holds. */
  hashes: readonly string[];
  previous: readonly string[];
  /** The run it says it is of, where that is a name at all. */
  run: string | null;
}

const writtenSchema = z.strictObject({ previous: z.array(z.string()), hash: z.string(), entry: z.unknown() });
const versionSchema = z.object({ schemaVersion: z.number() });
const runSchema = z.object({ run: z.string().regex(/^[\w.-]{1,80}$/) });

const UNREADABLE: ReadLine = { line: null, state: 'unreadable', hashes: [], previous: [], run: null };

/** An entry as it may be kept: secrets taken out. Throws when it is none. */
export function withoutSecrets(entry: LedgerEntry): LedgerEntry {
  return ledgerEntrySchema.parse(JSON.parse(redactedJson(entry)));
}

/** An entry chained to the lines before it. */
export function makeLine(previous: readonly string[], entry: LedgerEntry): LedgerLine {
  return { previous: [...previous], hash: hashOf(previous, entry), entry };
}

/** A line as it is written down. */
export function textOf({ previous, hash, entry }: LedgerLine): string {
  return JSON.stringify({ previous, hash, entry });
}

/** Reads a line and compares it with its own hash. Never throws. */
export function readLine(text: string): ReadLine {
  const written = parseWritten(text);
  if (written === undefined) return UNREADABLE;
  const { previous, hash, entry } = written;
  const actual = hashOf(previous, entry);
  const run = runSchema.safeParse(entry).data?.run ?? null;
  const told = { line: null, hashes: [...new Set([hash, actual])].filter((one) => HASH.test(one)), previous, run };
  // Spaces, or a name twice, change no value and yet are an edit.
  if (hash !== actual || JSON.stringify({ previous, hash, entry }) !== text) return { ...told, state: 'edited' };
  const version = versionSchema.safeParse(entry);
  if (version.success && version.data.schemaVersion > SCHEMA_VERSION) return { ...told, state: 'newer' };
  const parsed = ledgerEntrySchema.safeParse(entry);
  if (!parsed.success) return { ...told, state: 'unreadable' };
  return { ...told, state: 'sound', line: { previous, hash, entry: parsed.data } };
}

function hashOf(previous: readonly string[], entry: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([previous, entry]))
    .digest('hex');
}

function parseWritten(text: string): z.infer<typeof writtenSchema> | undefined {
  try {
    return writtenSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
