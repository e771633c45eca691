import { passwordsIn } from '../passwords-in-text.ts';
import { isKnownByEverybody } from '../value-traits/well-known.ts';
import { encodingsOf } from './encodings.ts';

/** A shorter line of several may well be an ordinary word. */
const SHORTEST_LINE = 8;
const SHORTEST_PART = 4;
/** What frames a key is no secret. */
const FRAME = /^-----(?:BEGIN|END) [A-Z0-9 ]+-----$/;
/** Names of JSON whose values are secret. */
const SECRET_NAME = /pass|secret|token|key|credential|auth/i;
const LONGEST_JSON = 100_000;

/** Every text that tells a secret value or a part of it. */
export function formsOf(value: string): Set<string> {
  const forms = new Set(encodingsOf(value));
  for (const part of partsOf(value)) for (const form of encodingsOf(part)) forms.add(form);
  return forms;
}

/** What inside a secret is secret on its own. A password that everybody knows is none, and often an ordinary word. */
function partsOf(value: string): string[] {
  const passwords = passwordsIn(value).filter(
    (password) => password.length >= SHORTEST_PART && !isKnownByEverybody(password),
  );
  return [value.trim(), ...linesOf(value), ...passwords, ...valuesInJson(value)];
}

function linesOf(value: string): string[] {
  const lines = value.split(/\r?\n|\\r|\\n/).map((line) => line.trim());
  return lines.length === 1 ? [] : lines.filter((line) => line.length >= SHORTEST_LINE && !FRAME.test(line));
}

function valuesInJson(value: string): string[] {
  if (value.length > LONGEST_JSON || !/^\s*[{[]/.test(value)) return [];
  try {
    return secretTexts(JSON.parse(value), false).flatMap((text) => [text, ...linesOf(text)]);
  } catch {
    return [];
  }
}

function secretTexts(value: unknown, isSecret: boolean): string[] {
  if (typeof value === 'string') return isSecret && value.length >= SHORTEST_LINE ? [value] : passwordsIn(value);
  if (Array.isArray(value)) return value.flatMap((each) => secretTexts(each, isSecret));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, held]) => secretTexts(held, isSecret || SECRET_NAME.test(name)));
}
