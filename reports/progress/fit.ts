import type { Paint } from '../readiness/paint.ts';

/** A piece of a line in one format. */
export interface Piece {
  text: string;
  format?: Parameters<Paint>[0];
}

const DOUBLE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** A line of what is certain to be shown, after a text that is cut where the terminal is too narrow for both. */
export function fitLine(text: Piece, rest: readonly Piece[], columns: number, paint: Paint): string {
  const room = columns - rest.reduce((sum, piece) => sum + widthOf(piece.text), 0);
  const shown =
    room < 1 ? [{ ...text, text: cut(text.text, columns) }] : [{ ...text, text: cut(text.text, room) }, ...rest];
  return shown.map(({ text: it, format }) => (format === undefined || it === '' ? it : paint(format, it))).join('');
}

/** As much of a text as fits into so many columns, ending in `…` where it was cut. */
export function cut(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  let kept = '';
  for (const sign of text) {
    if (widthOf(kept + sign) > columns - 1) break;
    kept += sign;
  }
  return columns < 1 ? '' : `${kept.trimEnd()}…`;
}

/** How many columns of a terminal a text takes. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (NO_WIDTH.test(sign) ? 0 : DOUBLE.test(sign) ? 2 : 1), 0);
}
