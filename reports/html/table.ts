import { type Child, type Markup, markup } from './markup.ts';

/** One row: its cells in the order of the columns, the first naming it. */
export interface Row {
  cells: readonly Child[];
  anchor?: string | undefined;
  isMarked?: boolean;
}

/**
 * A table in a frame that scrolls by itself. Where it is too narrow for columns each row becomes a block whose cells are
 * named; the roles keep it a table for those who don't see it.
 */
export function renderTable(label: string, columns: readonly string[], rows: readonly Row[]): Markup {
  return markup`<div class="table-frame" role="region" aria-label="${label}" tabindex="0"><table role="table">
<thead role="rowgroup"><tr role="row">${columns.map((column) => markup`<th role="columnheader" scope="col">${column}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows.map((row) => renderRow(row, columns))}</tbody>
</table></div>`;
}

function renderRow({ cells, anchor, isMarked = false }: Row, columns: readonly string[]): Markup {
  const [name, ...others] = cells;
  return markup`<tr role="row"${anchor !== undefined && markup` id="${anchor}"`}${isMarked && markup` class="is-suspect"`}>
<th role="rowheader" scope="row">${name}</th>${others.map((cell, index) => markup`<td role="cell" data-column="${columns[index + 1] ?? ''}">${cell}</td>`)}
</tr>`;
}
