import { styleOf } from '../page/assets.ts';
import type { ReportInput } from '../report-input.ts';
import { utcDayAndMinute } from '../words/instants.ts';
import { onOneLine } from '../words/legible-text.ts';
import { momentOf } from '../words/moment.ts';
import { headlineOf, type Standing } from '../words/standing.ts';
import { element, xmlText } from './xml.ts';

const HEIGHT = 24;
const FONT_SIZE = 12;
const PADDING = 9;
const ROUND = 4;
const FONT = 'Inter, Segoe UI, Roboto, Helvetica Neue, Arial, Liberation Sans, sans-serif';
const NARROW = /[fijlrtI.,:;!|'() -]/;
const CAPITAL = /[A-HJ-LN-VX-Z]/;
const WIDE = /[mwMW@%\u1100-\u{10ffff}]/u;

interface Part {
  text: string;
  colours: Colours;
  bold?: boolean;
}
interface Colours {
  ground: string;
  ink: string;
}

/**
 * The run as a badge: the environment, the outcome as a word, and when it was judged, as an SVG that loads nothing and has
 * grounds of its own, so that it is as legible on a dark page as on a light one.
 */
export function renderBadge(input: ReportInput): string {
  const { run } = input;
  const { word, standing, meaning } = headlineOf(input);
  const { at } = momentOf(input);
  const when = utcDayAndMinute(at);
  const environment = onOneLine(run.environment, 40);
  const label = coloursOf(null);
  return asBadge(
    [
      { text: `Rehearsal on ${environment}`, colours: label },
      { text: word, colours: coloursOf(standing), bold: true },
      { text: when, colours: label },
    ],
    `Rehearsal on ${environment}: ${word}. ${meaning}. ${when}`,
  );
}

function asBadge(parts: readonly Part[], title: string): string {
  const widths = parts.map(widthOf);
  const width = widths.reduce((sum, one) => sum + one, 0);
  const startOf = (index: number) => widths.slice(0, index).reduce((sum, one) => sum + one, 0);
  const grounds = parts.map(({ colours }, index) =>
    element('rect', { x: startOf(index), width: widths[index], height: HEIGHT, fill: colours.ground }),
  );
  const texts = parts.map((part, index) => textOf(part, startOf(index), widths[index] ?? 0));
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height: HEIGHT,
      viewBox: `0 0 ${width} ${HEIGHT}`,
      role: 'img',
      'aria-label': title,
    },
    [
      element('title', {}, [xmlText(title)]),
      element('clipPath', { id: 'edge' }, [element('rect', { width, height: HEIGHT, rx: ROUND })]),
      element('g', { 'clip-path': 'url(#edge)' }, grounds),
      element('g', { 'font-family': FONT, 'font-size': FONT_SIZE, 'text-anchor': 'middle' }, texts),
    ],
  );
  return `${svg}\n`;
}

function textOf({ text, colours, bold }: Part, start: number, width: number): string {
  return element(
    'text',
    {
      x: start + width / 2,
      y: 16.25,
      fill: colours.ink,
      'font-weight': bold === true ? 700 : undefined,
      // Whatever font the reader has: the text keeps to its ground.
      textLength: width - 2 * PADDING,
      lengthAdjust: 'spacingAndGlyphs',
    },
    [xmlText(text)],
  );
}

function widthOf({ text, bold }: Part): number {
  const signs = [...text].reduce((sum, sign) => sum + signWidth(sign), 0);
  return Math.ceil(signs * (bold === true ? 1.07 : 1)) + 2 * PADDING;
}

function signWidth(sign: string): number {
  if (NARROW.test(sign)) return 3.7;
  if (WIDE.test(sign)) return 10.4;
  return CAPITAL.test(sign) ? 8.6 : 6.8;
}

/** The colours of a standing, or those of what has none, as the pages have them. */
function coloursOf(standing: Standing | null): Colours {
  const tokens = styleOf(['tokens']);
  const valueIn = (block: string, name: string) => new RegExp(`--${name}:\\s*(#[0-9a-f]{3,8})`).exec(block)?.[1];
  const own = blockWith(tokens, `.standing-${standing ?? ''}`);
  const common = blockWith(tokens, ':root');
  const colour = (name: string) => valueIn(own, name) ?? valueIn(common, name) ?? 'currentColor';
  // A standing without colours of its own is still to be seen beside the label.
  return { ground: colour(standing !== null && own === '' ? 'stage-light' : 'stage'), ink: colour('on-stage') };
}

/** The declarations of a rule with this selector; empty where there is none. */
function blockWith(style: string, selector: string): string {
  const rules = style.matchAll(/([^{}]+)\{([^{}]*)\}/g);
  for (const [, selectors = '', declarations = ''] of rules) {
    const names = selectors.replace(/\/\*[\s\S]*?\*\//g, '').split(',');
    if (names.some((name) => name.trim() === selector)) return declarations;
  }
  return '';
}
