import { parse } from 'dotenv';

/** What a text of NAME=value lines says, or the number of the first line that is none. */
export type AssignedLines =
  | {
      understood: true;
      values: Record<string, string>;
      /** Names that stand alone on a line. */
      bare: string[];
    }
  | { understood: false; line: number };

const ASSIGNMENT = /^(?:export\s+)?(?<name>[\w.-]+)(?:\s*=|:\s)\s*(?<value>.*)$/;
/** The end of a value in base64 that lacks its quotes, rather than a name that is set to nothing or to `=`. */
const BASE64_END = /^(?=[^=]*[a-z])(?=[^=]*[A-Z])(?=[^=]*\d)(?:[A-Za-z\d]{4})*(?:[A-Za-z\d]{3}=|[A-Za-z\d]{2}==)$/;
/** In capitals, as variables are named: another word alone on a line may be part of a value that was not quoted. */
const NAME_ALONE = /^(?:export\s+)?(?<name>[A-Z_][A-Z0-9_]{0,63})$/;

/**
 * Reads NAME=value lines as dotenv does: quotes, several lines in quotes, comments, `export`. Other than dotenv it does
 * not pass over a line that is none of these: what follows a value that lacks its quotes would be taken for names.
 */
export function readAssignedLines(text: string): AssignedLines {
  const lines = text.split(/\r\n|\r|\n/);
  const bare: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]?.trim() ?? '';
    if (line === '' || line.startsWith('#')) continue;
    const value = BASE64_END.test(line) ? undefined : ASSIGNMENT.exec(line)?.groups?.value;
    if (value !== undefined) {
      index = lastLineOf(value, lines, index);
      continue;
    }
    const name = NAME_ALONE.exec(line)?.groups?.name;
    if (name === undefined) return { understood: false, line: index + 1 };
    bare.push(name);
  }
  return { understood: true, values: parse(text), bare };
}

/** The index of the line on which a value ends: its own, unless it opens a quote that a later line closes. */
function lastLineOf(value: string, lines: readonly string[], index: number): number {
  const quote = value[0];
  if (quote === undefined || !`'"\``.includes(quote) || closes(value.slice(1), quote)) return index;
  for (let end = index + 1; end < lines.length; end += 1) if (closes(lines[end] ?? '', quote)) return end;
  return index;
}

function closes(text: string, quote: string): boolean {
  return text.replaceAll(`\\${quote}`, '').includes(quote);
}
