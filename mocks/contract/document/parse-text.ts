import { CORE_SCHEMA, load, mergeTag } from 'js-yaml';
import { LineCounter, parseDocument } from 'yaml';
import { messageOf, Problem } from '../../../support/problem.ts';
import { isObject, type JsonObject } from './json.ts';

const MOST_REPORTED = 10;
const YAML = CORE_SCHEMA.withTags(mergeTag);

/**
 * The object that a text in JSON or YAML holds; its content decides which it is, not the file's name.
 * Otherwise a list of problems, each with the line.
 */
export function parseText(text: string, file: string): { value: JsonObject } | { problems: Problem[] } {
  const quick = parsedJson(text) ?? parsedYaml(text);
  return quick === undefined ? parseSlowly(text, file) : asObject(quick, file);
}

/** Reads YAML so that every error in it is found, with its line. */
function parseSlowly(text: string, file: string): { value: JsonObject } | { problems: Problem[] } {
  const lines = new LineCounter();
  const parsed = parseDocument(text, { lineCounter: lines, merge: true, prettyErrors: false });
  if (parsed.errors.length > 0) {
    const format = /^\s*[{[]/.test(text) ? 'JSON' : 'YAML';
    return {
      problems: parsed.errors.slice(0, MOST_REPORTED).map((error) => {
        const { line, col } = lines.linePos(error.pos[0]);
        const why = `line ${line}, column ${col}: ${error.message}`;
        return new Problem(`${file} is not valid ${format}`, why, `mend line ${line} of ${file}`, { cause: error });
      }),
    };
  }
  try {
    const value: unknown = parsed.toJS();
    return asObject(ownAtEachPlace(value), file);
  } catch (thrown) {
    return { problems: [new Problem(`${file} can't be read`, messageOf(thrown), 'write its anchors out in full')] };
  }
}

function parsedJson(text: string): unknown {
  if (!/^\uFEFF?\s*\{/.test(text)) return undefined;
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** Reads sound YAML ten times as fast; `undefined` for what has to be looked at more closely. */
function parsedYaml(text: string): unknown {
  try {
    return ownAtEachPlace(load(text, { schema: YAML }));
  } catch {
    return undefined;
  }
}

/** Anchors give one object at several places; each place must be its own. */
function ownAtEachPlace(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}

function asObject(value: unknown, file: string): { value: JsonObject } | { problems: Problem[] } {
  if (isObject(value)) return { value };
  const found = value === null ? 'it is empty' : `it holds ${Array.isArray(value) ? 'a list' : `a ${typeof value}`}`;
  const remedy = 'give an OpenAPI 3.0 or 3.1 document, in YAML or JSON';
  return { problems: [new Problem(`${file} is not an OpenAPI document`, found, remedy)] };
}
