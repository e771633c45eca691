import { type Markup, markup } from '../../html/markup.ts';

/** Something that happened at a moment. */
export interface LaneMark {
  /** Percent of the width. */
  x: number;
  /** `ran`, `failed` and `due` of a job; `read` of a call that asks the bank, `call` of any other, `refused` of one that failed. */
  look: 'ran' | 'failed' | 'due' | 'read' | 'call' | 'refused';
}

/** Marks nearer to each other than this, in percent of the width, stand above one another. */
const APART = 1.1;
const ROW = 11;
const MOST_ROWS = 4;
/** How high a lane's name is, in pixels. */
export const LABEL = 22;
/** More marks than this, or more at one place than there are rows, are drawn as columns: how many in each hundredth. */
const MOST_MARKS = 90;
const COLUMNS = 100;

/** A lane of marks under its name. Those at the same place stand above one another; a great many become columns. */
export function renderLane(label: string, marks: readonly LaneMark[], y: number): { content: Markup; height: number } {
  const rows = inRows(marks);
  const height = LABEL + (rows === null ? MOST_ROWS : Math.max(1, ...rows.map(({ row }) => row + 1))) * ROW + 4;
  const floor = y + height - 4;
  const drawn =
    rows === null
      ? renderColumns(marks, floor)
      : rows.map(({ mark, row }) => renderMark(mark, floor - row * ROW - ROW / 2));
  const content = markup`<text class="lane-name" x="0" y="${y + LABEL - 6}">${label}</text><line class="lane" x1="0" y1="${floor}" x2="100%" y2="${floor}"/>${drawn}`;
  return { content, height };
}

/** Each mark in the lowest row in which it touches none; `null` where that takes too many rows. */
function inRows(marks: readonly LaneMark[]): { mark: LaneMark; row: number }[] | null {
  if (marks.length > MOST_MARKS) return null;
  const lastOf = Array.from({ length: MOST_ROWS }, () => Number.NEGATIVE_INFINITY);
  const placed: { mark: LaneMark; row: number }[] = [];
  for (const mark of marks.toSorted((a, b) => a.x - b.x)) {
    const row = lastOf.findIndex((last) => mark.x - last >= APART);
    if (row === -1) return null;
    lastOf[row] = mark.x;
    placed.push({ mark, row });
  }
  return placed;
}

/** Nested, so that a shape in pixels can stand at a place in percent. */
function renderMark({ x, look }: LaneMark, y: number): Markup {
  return markup`<svg class="flow-mark is-${look}" x="${x.toFixed(2)}%" y="${y}" overflow="visible">${SHAPES[look]}</svg>`;
}

/** Each differs in shape, none only in colour. */
const SHAPES = {
  ran: markup`<circle r="4"/>`,
  due: markup`<circle r="3.5"/>`,
  failed: markup`<path d="m-3.5-3.5 7 7m0-7-7 7"/>`,
  read: markup`<path d="M0-4.5 4.5 0 0 4.5-4.5 0Z"/>`,
  call: markup`<rect x="-3.5" y="-3.5" width="7" height="7"/>`,
  refused: markup`<path d="m-3.5-3.5 7 7m0-7-7 7"/>`,
} as const satisfies Record<LaneMark['look'], Markup>;

const MEANINGS = {
  ran: 'the job ran',
  failed: 'it failed',
  due: 'due, not seen to run',
  read: 'asked the bank',
  call: 'told the bank',
  refused: 'refused',
} as const satisfies Record<LaneMark['look'], string>;

/** What each look means, of those that are drawn. */
export function renderKey(looks: ReadonlySet<LaneMark['look']>): Markup {
  const known = Object.keys(MEANINGS).flatMap((look) => (isLook(look) && looks.has(look) ? [look] : []));
  return markup`<p class="marks-key" aria-hidden="true">${known.map((look) => markup`<span><svg class="key" viewBox="-6 -6 12 12" focusable="false"><g class="flow-mark is-${look}">${SHAPES[look]}</g></svg>${MEANINGS[look]}</span>`)}</p>`;
}

function isLook(name: string): name is LaneMark['look'] {
  return name in MEANINGS;
}

/** How high a column is says how much happened; what failed of it lies on top. */
function renderColumns(marks: readonly LaneMark[], floor: number): Markup[] {
  const columns = Map.groupBy(marks, ({ x }) => Math.min(COLUMNS - 1, Math.floor((x / 100) * COLUMNS)));
  const most = Math.max(...[...columns.values()].map(({ length }) => length));
  const heightOf = (count: number) => (count === 0 ? 0 : Math.max(3, (count / most) * (MOST_ROWS * ROW - 4)));
  return [...columns].flatMap(([column, own]) => {
    const failed = own.filter(({ look }) => look === 'failed' || look === 'refused').length;
    const [rest, top] = [heightOf(own.length - failed), heightOf(failed)];
    const look = own.find((mark) => mark.look !== 'failed' && mark.look !== 'refused')?.look ?? 'ran';
    const x = `${((column / COLUMNS) * 100 + 0.1).toFixed(2)}%`;
    return [
      rest > 0 && renderColumn(x, floor - rest, rest, look),
      top > 0 && renderColumn(x, floor - rest - top, top, 'failed'),
    ].filter((drawn) => drawn !== false);
  });
}

function renderColumn(x: string, y: number, height: number, look: LaneMark['look']): Markup {
  return markup`<rect class="column is-${look}" x="${x}" y="${y.toFixed(1)}" width="0.8%" height="${height.toFixed(1)}"/>`;
}
