import { appendFileSync, createReadStream } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { redact, redactedJson } from '../support/redact.ts';
import { type JournalEntry, journalEntrySchema } from './journal.ts';

const PIECE_BYTES = 1 << 18;
/** No entry is nearly as long: what is longer is no line of a journal. */
const LONGEST_LINE = 1 << 26;

/**
 * Appends one entry as one line in one write, so that several processes may write at once
 * and a reader never meets half an entry but at the very end of a run that was killed.
 */
export function appendToJournal(path: string, entry: JournalEntry): void {
  appendFileSync(path, `${redactedJson(entry)}\n`);
}

/** What a journal holds, and which of its lines (counted from 1) could not be read. */
export interface JournalReading {
  entries: JournalEntry[];
  unreadableLines: number[];
}

/** The entries in a journal's text; a line that is cut off or foreign is counted, not fatal. */
export function parseJournal(text: string): JournalReading {
  const lines = new LinesRead();
  lines.add(text);
  return lines.end();
}

/** Reads a journal, piece by piece since it may be long; a run that never wrote one has an empty one. */
export async function readJournal(path: string): Promise<JournalReading> {
  const lines = new LinesRead();
  try {
    for await (const piece of createReadStream(path, { encoding: 'utf8', highWaterMark: PIECE_BYTES })) {
      lines.add(String(piece));
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  return lines.end();
}

/** A journal as far as it was read; only its last line may have no end. */
class LinesRead {
  readonly #reading: JournalReading = { entries: [], unreadableLines: [] };
  #line = 0;
  /** The beginning of a line whose end was not met yet, in pieces: put together at every piece it would take for ever. */
  #unended: string[] = [];
  #unendedLength = 0;

  add(text: string): void {
    let begin = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', begin)) {
      const line = text.slice(begin, end);
      if (this.#unendedLength === 0 && line.length <= LONGEST_LINE) this.#take(line);
      else {
        this.#keep(line);
        this.#takeUnended();
      }
      begin = end + 1;
    }
    this.#keep(text.slice(begin));
  }

  end(): JournalReading {
    this.#takeUnended();
    return this.#reading;
  }

  #keep(piece: string): void {
    this.#unendedLength += piece.length;
    if (this.#unendedLength <= LONGEST_LINE) this.#unended.push(piece);
  }

  #takeUnended(): void {
    // What is left of too long a line is no JSON, and is counted as any other that can't be read.
    this.#take(this.#unended.join(''));
    this.#unended = [];
    this.#unendedLength = 0;
  }

  #take(line: string): void {
    this.#line += 1;
    if (line.trim() === '') return;
    const entry = parseEntry(line);
    if (entry === undefined) this.#reading.unreadableLines.push(this.#line);
    else this.#reading.entries.push(entry);
  }
}

/** Takes secrets out of a journal that were not known where they were written. To be called when nobody writes any more. */
export async function redactJournal(path: string): Promise<void> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const redacted = text.split('\n').map(redactedLine).join('\n');
  if (redacted === text) return;
  await writeFile(`${path}.unfinished`, redacted);
  await rename(`${path}.unfinished`, path);
}

function redactedLine(line: string): string {
  const redacted = redact(line);
  if (redacted === line) return line;
  try {
    return redactedJson(JSON.parse(line));
  } catch {
    return redacted;
  }
}

function parseEntry(line: string): JournalEntry | undefined {
  try {
    const parsed = journalEntrySchema.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
