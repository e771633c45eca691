import { type JsonObject, textIn } from '../document/json.ts';
import type { Chance } from './chance.ts';
import { inWords } from './named-text.ts';

/** What a number is about, told from its name in words, and the least and most it usually is. */
const USUAL: readonly (readonly [RegExp, number, number])[] = [
  [/\b(amount|balance|value|price|total|fee|limit)\b/, 1000, 250000],
  [/\b(percent|percentage|rate|score|ratio)\b/, 1, 100],
  [/\byear\b/, 2025, 2030],
  [/\bmonth\b/, 1, 12],
  [/\bday\b/, 1, 28],
  [/\b(offset|page)\b/, 0, 0],
  [/\bstatus\b/, 400, 400],
];
const OTHERWISE = [1, 1000] as const;

/** A number that a schema takes: within its limits, a multiple where it must be one, else what its name suggests. */
export function numberValue(schema: JsonObject, name: string, whole: boolean, chance: Chance): number {
  const step = stepOf(schema.multipleOf, whole);
  const grain = step === 0 ? 0.01 : step;
  const words = inWords(name);
  const [, usualLeast = OTHERWISE[0], usualMost = OTHERWISE[1]] = USUAL.find(([pattern]) => pattern.test(words)) ?? [];
  const least = lowest(schema, grain, textIn(schema, 'format'));
  const most = highest(schema, grain, textIn(schema, 'format'));
  const from = clamp(usualLeast, least, most);
  const to = clamp(usualMost, from, most);
  const first = Math.ceil(rounded(from / grain));
  const last = Math.floor(rounded(to / grain));
  // Limits that are closer together than the grain leave only themselves.
  if (step === 0 && last < first) return (from + to) / 2;
  return rounded(chance.between(first, Math.max(first, last)) * grain);
}

/** What the number must be a multiple of; 0 where that is nothing. A whole number in steps of 0.5 goes in steps of 1. */
function stepOf(multipleOf: unknown, whole: boolean): number {
  if (typeof multipleOf !== 'number') return whole ? 1 : 0;
  for (let times = 1; whole && times <= 1000; times += 1) {
    if (Number.isInteger(rounded(multipleOf * times))) return rounded(multipleOf * times);
  }
  return multipleOf;
}

function lowest(schema: JsonObject, grain: number, format: string | undefined): number {
  const limits = [format === 'int32' ? -(2 ** 31) : Number.MIN_SAFE_INTEGER / 1000];
  if (typeof schema.minimum === 'number') limits.push(schema.minimum);
  if (typeof schema.exclusiveMinimum === 'number') limits.push(schema.exclusiveMinimum + edge(schema, grain));
  return Math.max(...limits);
}

function highest(schema: JsonObject, grain: number, format: string | undefined): number {
  const limits = [format === 'int32' ? 2 ** 31 - 1 : Number.MAX_SAFE_INTEGER / 1000];
  if (typeof schema.maximum === 'number') limits.push(schema.maximum);
  if (typeof schema.exclusiveMaximum === 'number') limits.push(schema.exclusiveMaximum - edge(schema, grain));
  return Math.min(...limits);
}

/** How far from an excluded limit to stay: a grain, or less where the limits are closer together than that. */
function edge(schema: JsonObject, grain: number): number {
  const width = Number(schema.maximum ?? schema.exclusiveMaximum) - Number(schema.minimum ?? schema.exclusiveMinimum);
  return width > 0 ? Math.min(grain, width / 4) : grain;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}

/** Without what binary fractions add: 0.1 + 0.2 is 0.3. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}
