import { readFile } from 'node:fs/promises';
import type { RunFolder } from '../../../model/run-folder.ts';
import { assetReader } from '../../html/asset-reader.ts';
import { markup, ours } from '../../html/markup.ts';
import { sourceOf } from '../../html/policy.ts';

const read = assetReader(import.meta.url);
const script = read('../script/last-look.js');
const style = read('../style/live.css');

const POLICY = /(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(">)/;

/**
 * The report of a run that has just ended, as it is served to those who followed it for as long as the command still runs: it
 * says where it is kept, and fetches now what the file would load when it is looked at.
 */
export async function lastPage({ page }: RunFolder): Promise<string> {
  const html = await readFile(page, 'utf8');
  const note = markup`<p class="live-end" role="status">The rehearsal is over. This page is kept as a file: <code class="command">${page}</code></p>`;
  const body = /<body[^>]*>/.exec(html);
  if (body === null) return html;
  const start = html.slice(0, body.index).replace(POLICY, (_, before: string, policy: string, after: string) => {
    return before + widened(policy) + after;
  });
  const end = markup`<script type="module">${ours(script)}</script>`;
  const rest = html.slice(body.index + body[0].length);
  const last = rest.lastIndexOf('</body>');
  const [inside, after] = last < 0 ? [rest, ''] : [rest.slice(0, last), rest.slice(last)];
  const ownStyle = `<style>${style}</style></head>`;
  return [start.replace('</head>', () => ownStyle), body[0], note, inside, end, after].map(String).join('\n');
}

/** The page's own policy, which lets in what is added here by its hash, and lets it tell its server that it was seen. */
function widened(policy: string): string {
  const directives = policy.split(';').map((directive) => directive.trim());
  const added = directives.map((directive) => {
    if (directive.startsWith('script-src ')) return `${directive} ${sourceOf(script)}`;
    return directive.startsWith('style-src ') ? `${directive} ${sourceOf(style)}` : directive;
  });
  return [...added, "connect-src 'self'"].join('; ');
}
