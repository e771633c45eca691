import { literalPattern } from '../../../support/literal-pattern.ts';
import { decoded } from '../document/json-pointer.ts';

/** One segment of a path in a document: text, one parameter, or parameters among text, such as `{id}.json`. */
export interface SegmentTemplate {
  /** The segment with its parameters' names taken out, by which equal ones are known. */
  readonly shape: string;
  readonly names: readonly string[];
  /** How much of it is text: the more, the more it tells. */
  readonly literalLength: number;
  /** The values of its parameters, or nothing where a segment of a call does not fit. */
  read(segment: string): readonly string[] | undefined;
}

/** The segments of a path as a document writes it. */
export function segmentTemplates(path: string): SegmentTemplate[] {
  return segmentsOf(path).map(segmentTemplate);
}

/** A path's segments, still encoded; a slash at its end counts for nothing. */
export function segmentsOf(path: string): string[] {
  const segments = path.split('/');
  if (segments[0] === '') segments.shift();
  if (segments.at(-1) === '') segments.pop();
  return segments;
}

/** The names in braces of a path. */
export function parameterNames(path: string): string[] {
  return [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
}

function segmentTemplate(segment: string): SegmentTemplate {
  const names = parameterNames(segment);
  const texts = segment.split(/\{[^{}]+\}/).map(decoded);
  const literalLength = texts.join('').length;
  const shape = texts.join('{}');
  if (names.length === 0) return { shape, names, literalLength, read: (given) => (given === shape ? [] : undefined) };
  if (names.length === 1 && literalLength === 0) return { shape, names, literalLength, read: (given) => [given] };
  const expression = new RegExp(`^${texts.map(literalPattern).join('(.+?)')}$`, 's');
  return { shape, names, literalLength, read: (given) => expression.exec(given)?.slice(1) };
}
