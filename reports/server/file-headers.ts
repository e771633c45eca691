import { extname } from 'node:path';
import { getMimeType } from 'hono/utils/mime';

const TEXT = 'text/plain; charset=utf-8';
const TYPES: Readonly<Record<string, string>> = {
  '.jsonl': TEXT,
  '.log': TEXT,
  '.md': TEXT,
  '.json': 'application/json; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.zip': 'application/zip',
};

/** Folders that other tools made pages in, which run scripts of their own. */
const TOOLS: ReadonlySet<string> = new Set(['playwright', 'allure-report']);

/** What pages of other tools may do: all that they do with what lies beside them, and nothing with anything else. */
const POLICY_OF_TOOLS =
  "default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'; object-src 'none'; base-uri 'self'; form-action 'none'; frame-ancestors 'self'";
/** Pages of ours bring their own policy, by the hashes of what is in them; this one only takes away from it. */
const POLICY_OF_PAGES =
  "connect-src 'none'; frame-src 'none'; worker-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** Whatever else a run kept may have come from anywhere, and is looked at only. */
const POLICY_OF_THE_REST =
  "sandbox; default-src 'none'; img-src 'self' data:; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

const A_DAY = 'private, max-age=86400';

/** Whether a path in a run's folder belongs to a report that another tool made, or to the traces that one shows. */
export function isOfOtherTools(names: readonly string[]): boolean {
  const [first = ''] = names;
  return TOOLS.has(first) && names.length > 1;
}

/** How a file in a run's folder is served, by its path in it. */
export function headersOf(names: readonly string[]): Record<string, string> {
  const name = names.at(-1) ?? '';
  const extension = extname(name).toLowerCase();
  const type = TYPES[extension] ?? getMimeType(name.toLowerCase()) ?? 'application/octet-stream';
  const isOurPage = names.length === 1 && extension === '.html';
  const policy = isOfOtherTools(names) ? POLICY_OF_TOOLS : isOurPage ? POLICY_OF_PAGES : POLICY_OF_THE_REST;
  // Pictures are written once and under a name of their own.
  const keeps = type.startsWith('image/') && names.length > 1 ? { 'cache-control': A_DAY } : {};
  return { 'content-type': type, 'content-security-policy': policy, ...keeps };
}
