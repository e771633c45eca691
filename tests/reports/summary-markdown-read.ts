import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/** A Markdown text as GitHub reads it, as HTML in which what it would let through of other HTML is let through too. */
export function asGitHubReads(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

/** The names of all elements in HTML that micromark made: in what it escapes no element begins. */
export function elementsIn(html: string): Set<string> {
  return new Set([...html.matchAll(/<([a-z][a-z0-9]*)/gi)].map(([, name = '']) => name.toLowerCase()));
}

/** How many cells each row of each table has. */
export function tableWidths(html: string): number[][] {
  const tables = [...html.matchAll(/<table>[\s\S]*?<\/table>/g)].map(([table]) => table);
  return tables.map((table) =>
    [...table.matchAll(/<tr>[\s\S]*?<\/tr>/g)].map(([row]) => [...row.matchAll(/<t[hd][ >]/g)].length),
  );
}

/** The headings' levels in order. */
export function headingLevels(html: string): number[] {
  return [...html.matchAll(/<h([1-6])>/g)].map(([, level]) => Number(level));
}
