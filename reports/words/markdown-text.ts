import { isWebAddress } from './href.ts';
import { onOneLine } from './legible-text.ts';

/** Text from outside on one line, in which nothing is taken for Markdown or HTML, wherever on a line it is put. */
export function plain(text: string, limit = 200): string {
  return onOneLine(text, limit)
    .replace(/[\\`*_{}[\]()<>#|~!&@]/g, '\\$&')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d{1,9})\.(?=\s|$)/, '$1\\.');
}

/**
 * The same where it is kept in a tracker or a repository: there a name after `@`, a number after `#`, `!` or `GH-`, a commit
 * or an address would call somebody, or link what has nothing to do with it. An invisible sign takes them apart.
 */
export function inert(text: string, limit = 200): string {
  return plain(apart(onOneLine(text, limit)), limit * 2);
}

/** The same for a title, which is no Markdown. */
export function inertTitle(text: string, limit = 200): string {
  return apart(onOneLine(text, limit));
}

const WORD_JOINER = '\u2060';

function apart(text: string): string {
  return text
    .replace(/[@#!~%$&^](?=[\w"{])/g, `$&${WORD_JOINER}`)
    .replace(/\b(?:https?|ftp|mailto)(?=:)|\bwww(?=\.)|\bGH(?=-\d)/gi, `$&${WORD_JOINER}`)
    .replace(/\b([0-9a-f]{6})(?=[0-9a-f]{1,58}\b)/gi, (start) => `${start}${WORD_JOINER}`);
}

/** A link, where the address is one of the web; otherwise its text alone. */
export function markdownLink(text: string, address: string): string {
  if (!isWebAddress(address)) return plain(text);
  const destination = new URL(address).href.replace(/[()<>[\]|\\]/g, asBytes).replaceAll('&', '&amp;');
  return `[${plain(text)}](${destination})`;
}

/** A sign that would end an address or begin a format. */
function asBytes(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}

const RULES = { left: '---', right: '---:' } as const;

/** A table whose cells are ready Markdown, the first row its heading; every column to the left unless said otherwise. */
export function markdownTable(
  heading: readonly string[],
  rows: readonly (readonly string[])[],
  sides: readonly (keyof typeof RULES)[] = [],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heading), line(heading.map((_, index) => RULES[sides[index] ?? 'left'])), ...rows.map(line)].join('\n');
}
