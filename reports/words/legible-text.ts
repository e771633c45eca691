import { stripVTControlCharacters } from 'node:util';
import { figure } from './count-text.ts';

const CONTROL_PICTURES = 0x2400;
const DELETE_PICTURE = '\u2421';
/** Of what almost every text consists: nothing to be replaced, and no sign that stands on a letter. Such a text stays as it is. */
const PLAIN =
  /^[\t\n\x20-\x7e\xa0-\u02ff\u0370-\u0482\u048a-\u0590\u1e00-\u2027\u2030-\u2065\u206a-\u20cf\u2100-\u2cee\u3000-\u3029\u309b-\ua66e\uac00-\ud7ff]*$/;
/** What is one line already, of the plainest text. */
const PLAIN_LINE = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;
/** No language puts so many signs on one letter; of thousands a browser needs minutes to draw them. */
const HEAPED = /(\p{M}{8})\p{M}+/gu;

/**
 * Text from outside, made fit to be shown anywhere: no terminal colours, control characters as visible signs,
 * text-direction overrides by their code, lone surrogates replaced, of signs heaped on a letter the first few. Line breaks
 * and tabs stay.
 * Longer than `limit` characters it is cut, and says how much is missing.
 */
export function legible(text: string, limit = 4000): string {
  const { kept, missing } = cleaned(text, limit);
  return missing === 0 ? kept : `${kept}… (${figure(missing)} more characters)`;
}

/** The same on one line, for titles, table cells and the terminal; cut, it ends in `…`. */
export function onOneLine(text: string, limit = 200): string {
  if (text.length <= limit && PLAIN_LINE.test(text)) return text;
  const { kept, missing } = cleaned(text, limit);
  return `${kept.replace(/\s+/g, ' ').trim()}${missing === 0 ? '' : '…'}`;
}

function cleaned(text: string, limit: number): { kept: string; missing: number } {
  if (text.length <= limit && PLAIN.test(text)) return { kept: text, missing: 0 };
  // Cut before cleaning, generously, so that a megabyte costs no more than a page.
  const considered = text.slice(0, limit * 4);
  const clean = visible(stripVTControlCharacters(considered.toWellFormed()));
  const fits = clean.length <= limit;
  // A cut between the two halves of a character would leave half of it.
  const kept = fits ? clean : clean.slice(0, limit).replace(/[\uD800-\uDBFF]$/, '');
  return { kept, missing: clean.length - kept.length + (text.length - considered.length) };
}

function visible(text: string): string {
  return (
    text
      .replace(HEAPED, '$1…')
      .replaceAll('\r\n', '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      .replace(/[\x00-\x08\x0b-\x1f]/g, (control) => String.fromCharCode(CONTROL_PICTURES + control.charCodeAt(0)))
      .replaceAll('\x7f', DELETE_PICTURE)
      .replace(/[\x80-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g, byCode)
  );
}

function byCode(character: string): string {
  return `[U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`;
}
