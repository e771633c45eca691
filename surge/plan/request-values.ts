import type { Exchange } from '../recording/exchange.ts';
import type { KnownValues } from './known-values.ts';

/** A value that a request carries, and what it is called there. */
export interface CarriedValue {
  name: string;
  value: string;
  /** Whether it stands in a header, which no person types. */
  inHeader: boolean;
}

/** What goes with a request for its own sake, and is made anew or not sent by who replays it. */
const LEFT_OUT =
  /^(?:host|connection|content-length|cookie|accept-encoding|upgrade-insecure-requests|if-.*|sec-.*|pragma|cache-control|:.*)$/;
/** What every browser sends with what no user differs in. */
const THE_SAME_FOR_ALL = /^(?:accept.*|content-type|user-agent|origin|referer|dnt|priority|te)$/;

const FORM = 'application/x-www-form-urlencoded';

/** The headers that are replayed. */
export function replayedHeaders({ headers }: Exchange): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !LEFT_OUT.test(name)));
}

/** Every value that a request carries: in its path, its query, its headers and its body. */
export function valuesIn(path: string, exchange: Exchange): CarriedValue[] {
  const { pathname, searchParams } = new URL(path, 'http://service');
  const segments = pathname.split('/').map((segment) => decodeURIComponent(segment));
  const inPath = segments.map((value, index) => ({
    name: `${segments[index - 1] || 'path'}_id`,
    value,
    inHeader: false,
  }));
  const inQuery = [...searchParams].map(([name, value]) => ({ name, value, inHeader: false }));
  const inHeaders = Object.entries(replayedHeaders(exchange))
    .filter(([name]) => !THE_SAME_FOR_ALL.test(name))
    .map(([name, value]) => ({ name, value: value.replace(/^(?:Bearer|Token)\s+/i, ''), inHeader: true }));
  return [...inPath, ...inQuery, ...inHeaders, ...valuesInBody(exchange)].filter(({ value }) => value !== '');
}

function valuesInBody(exchange: Exchange): CarriedValue[] {
  const { body } = exchange;
  if (body === null) return [];
  if (isForm(exchange))
    return [...new URLSearchParams(body)].map(([name, value]) => ({ name, value, inHeader: false }));
  return leavesOf(parsedJson(body)).map(({ key, value }) => ({ name: key, value: String(value), inHeader: false }));
}

/** The path, with its query, as a template. */
export function pathTemplate(path: string, known: KnownValues): string {
  const { pathname, searchParams } = new URL(path, 'http://service');
  const inPath = pathname
    .split('/')
    .map((segment) => known.template(decodeURIComponent(segment), 'url'))
    .join('/');
  return searchParams.size === 0 ? inPath : `${inPath}?${formTemplate(searchParams, known)}`;
}

/** The body as a template. */
export function bodyTemplate(exchange: Exchange, known: KnownValues): string | null {
  const { body } = exchange;
  if (body === null) return null;
  if (isForm(exchange)) return formTemplate(new URLSearchParams(body), known);
  const content = parsedJson(body);
  return content === undefined ? known.template(body, 'plain') : jsonTemplate(content, known);
}

/** Written anew, so that what stands for a text is told from what stands for a number. */
function jsonTemplate(content: unknown, known: KnownValues): string {
  if (typeof content === 'string') return `"${known.template(content, 'json')}"`;
  if (typeof content === 'number') return known.template(String(content), 'plain');
  if (Array.isArray(content)) return `[${content.map((part) => jsonTemplate(part, known)).join(',')}]`;
  if (typeof content !== 'object' || content === null) return JSON.stringify(content);
  const members = Object.entries(content).map(([name, part]) => `${JSON.stringify(name)}:${jsonTemplate(part, known)}`);
  return `{${members.join(',')}}`;
}

function formTemplate(fields: URLSearchParams, known: KnownValues): string {
  return [...fields].map(([name, value]) => `${encodeURIComponent(name)}=${known.template(value, 'url')}`).join('&');
}

function isForm({ headers }: Exchange): boolean {
  return Object.entries(headers).some(([name, type]) => name === 'content-type' && type.startsWith(FORM));
}

/** The content of a text of JSON; `undefined` where it is none. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A text or number in JSON, with its own key and the way to it as JSONPath has it. */
export interface Leaf {
  key: string;
  path: string;
  value: string | number;
}

/** Every text and number in a value of JSON, in order. */
export function leavesOf(content: unknown, path = '$', key = 'value'): Leaf[] {
  if (typeof content === 'string' || typeof content === 'number') return [{ key, path, value: content }];
  if (typeof content !== 'object' || content === null) return [];
  if (Array.isArray(content)) return content.flatMap((part, index) => leavesOf(part, `${path}[${index}]`, key));
  return Object.entries(content).flatMap(([name, part]) => leavesOf(part, `${path}['${name}']`, name));
}
