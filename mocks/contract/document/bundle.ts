import { readFile } from 'node:fs/promises';
import { basename, dirname, relative, resolve } from 'node:path';
import { messageOf, Problem } from '../../../support/problem.ts';
import { isObject, type JsonObject, objectIn } from './json.ts';
import { below, decoded, keysOf, pointerOf, referenceTo, valueAt } from './json-pointer.ts';
import { parseText } from './parse-text.ts';
import { visitObjects, visitReferences } from './references.ts';

/** Where the other files that a document refers to are kept in it. */
export const FILES = 'x-files';

/** How many references one pointer may lead through. */
const MOST_REFERENCES = 20;

interface Part {
  readonly path: string;
  /** Where it stands in the whole; empty for the document itself. */
  readonly at: string;
  readonly value: JsonObject;
}

/**
 * Reads a document and every file beside it that it refers to, and makes one of them, whose references all stay within it.
 * Nothing is loaded from the network. What is wrong comes back as problems.
 */
export async function bundle(file: string): Promise<{ root: JsonObject; problems: Problem[] }> {
  const bundling = new Bundling(file);
  await bundling.read();
  return { root: bundling.root, problems: bundling.problems };
}

/** A pointer into the whole as a person looks for it: the file, then the place in it. */
export function placeIn(file: string, pointer: string): string {
  const [first, name, ...rest] = keysOf(pointer);
  if (first !== FILES || name === undefined) return `${file}, ${pointer === '' ? 'at the top' : pointer}`;
  return `${name}, ${below('', ...rest) || 'at the top'}`;
}

class Bundling {
  readonly problems: Problem[] = [];
  root: JsonObject = {};
  readonly #file: string;
  readonly #parts = new Map<string, Part>();

  constructor(file: string) {
    this.#file = file;
  }

  async read(): Promise<void> {
    const value = await this.#load(resolve(this.#file), this.#file, 'give the path of an OpenAPI document');
    if (value === undefined) return;
    this.root = value;
    const waiting: Part[] = [{ path: resolve(this.#file), at: '', value }];
    for (const part of waiting) {
      this.#parts.set(part.path, part);
      for (const path of this.#filesOf(part)) {
        if (this.#parts.has(path)) continue;
        const added = await this.#add(path, part);
        if (added !== undefined) waiting.push(added);
      }
    }
    for (const part of waiting) this.#rewrite(part);
    const files = waiting.slice(1).map((part) => [keysOf(part.at)[1] ?? '', part.value] as const);
    if (files.length > 0) this.root[FILES] = Object.fromEntries(files);
    this.#refuseDangling();
  }

  #filesOf(part: Part): Set<string> {
    const files = new Set<string>();
    visitReferences(part.value, (_holder, ref, pointer) => {
      const [path = ''] = ref.split('#');
      if (path === '') return;
      if (!/^[a-z][a-z0-9+.-]+:/i.test(path)) files.add(resolve(dirname(part.path), decoded(path)));
      else {
        const place = placeIn(this.#file, part.at + pointer);
        const remedy = 'save that document beside this one and refer to the file';
        this.problems.push(
          new Problem(`${place}: $ref ${ref} is elsewhere`, 'nothing is loaded from the network', remedy),
        );
      }
    });
    return files;
  }

  async #add(path: string, from: Part): Promise<Part | undefined> {
    const name = relative(dirname(resolve(this.#file)), path).replaceAll('\\', '/') || basename(path);
    const place = placeIn(this.#file, from.at);
    const value = await this.#load(path, name, `put the file where the $ref in ${place} says, or mend the $ref`);
    if (value === undefined) return undefined;
    const part = { path, at: below('', FILES, name), value };
    this.#parts.set(path, part);
    return part;
  }

  async #load(path: string, name: string, remedy: string): Promise<JsonObject | undefined> {
    let text: string;
    try {
      text = await readFile(path, 'utf8');
    } catch (thrown) {
      const why = isObject(thrown) && thrown.code === 'ENOENT' ? 'there is no such file' : messageOf(thrown);
      this.problems.push(new Problem(`${name} can't be read`, why, remedy, { cause: thrown }));
      return undefined;
    }
    const parsed = parseText(text, name);
    if ('value' in parsed) return parsed.value;
    this.problems.push(...parsed.problems);
    return undefined;
  }

  /** Makes each reference of a part one within the whole. */
  #rewrite(part: Part): void {
    const anchors = anchorsIn(part.value);
    const within = (ref: string): string | undefined => {
      const [path = '', fragment = ''] = ref.split('#');
      const target = path === '' ? part : this.#parts.get(resolve(dirname(part.path), decoded(path)));
      if (target === undefined) return undefined;
      const pointer = anchors.get(ref) ?? pointerOf(`#${fragment}`);
      return pointer === undefined ? undefined : referenceTo(target.at + pointer);
    };
    visitObjects(part.value, (holder) => {
      if (typeof holder.$ref === 'string') holder.$ref = within(holder.$ref) ?? holder.$ref;
      const mapping = objectIn(objectIn(holder, 'discriminator'), 'mapping');
      for (const [tag, target] of Object.entries(mapping)) {
        if (typeof target === 'string' && target.includes('#')) mapping[tag] = within(target) ?? target;
      }
    });
  }

  #refuseDangling(): void {
    visitReferences(this.root, (holder, ref, pointer) => {
      const [path = ''] = ref.split('#');
      if (path !== '') return;
      const target = pointerOf(ref);
      if (target !== undefined && valueAt(this.root, target) !== undefined) return;
      const roundabout = target === undefined ? undefined : placeThroughReferences(this.root, target);
      if (roundabout !== undefined) {
        holder.$ref = referenceTo(roundabout);
        return;
      }
      const place = placeIn(this.#file, below(pointer, '$ref'));
      const shown = decoded(ref);
      this.problems.push(
        new Problem(
          `${place}: $ref ${shown} leads nowhere`,
          'the document has no such place',
          `add ${shown}, or mend the $ref`,
        ),
      );
    });
  }
}

/** The place that a pointer leads to by way of references, which a few documents take for granted. */
function placeThroughReferences(root: JsonObject, pointer: string, depth = 0): string | undefined {
  if (depth > MOST_REFERENCES) return undefined;
  let at = '';
  for (const [index, key] of keysOf(pointer).entries()) {
    const holder = valueAt(root, at);
    if (valueAt(root, below(at, key)) !== undefined) at = below(at, key);
    else {
      const target = isObject(holder) && typeof holder.$ref === 'string' ? pointerOf(holder.$ref) : undefined;
      const rest = keysOf(pointer).slice(index);
      return target === undefined ? undefined : placeThroughReferences(root, below(target, ...rest), depth + 1);
    }
  }
  return at;
}

/** The places with a name of their own: `$id` and `$anchor`, by the reference that leads there. */
function anchorsIn(root: JsonObject): Map<string, string> {
  const anchors = new Map<string, string>();
  const walk = (node: unknown, pointer: string) => {
    if (typeof node !== 'object' || node === null) return;
    if (isObject(node)) {
      if (typeof node.$anchor === 'string') anchors.set(`#${node.$anchor}`, pointer);
      if (typeof node.$id === 'string') anchors.set(node.$id, pointer);
    }
    for (const [key, value] of Object.entries(node)) walk(value, below(pointer, key));
  };
  if (isObject(root.components)) walk(root.components, '/components');
  return anchors;
}
