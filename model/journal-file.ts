import { appendFileSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { redact, redactedJson } from '../support/redact.ts';
import { type JournalEntry, journalEntrySchema } from './journal.ts';

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
  const reading: JournalReading = { entries: [], unreadableLines: [] };
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const entry = parseEntry(line);
    if (entry === undefined) reading.unreadableLines.push(index + 1);
    else reading.entries.push(entry);
  }
  return reading;
}

/** Reads a journal; a run that never wrote one has an empty one. */
export async function readJournal(path: string): Promise<JournalReading> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return parseJournal(text);
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
