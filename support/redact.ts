import { formsOf } from './redact/secret-forms.ts';
import { TextIndex } from './redact/text-index.ts';

const known = new TextIndex();
/** Every date begins with one: a secret of this form can't be hidden without all of them. */
const YEAR = /^(?:19|20)\d\d$/;

/**
 * Remembers a secret value, so that `redact` removes it wherever it might be about to be written: as it is, its lines, the
 * passwords inside it, and all of these encoded in the usual ways. Values under four characters are not remembered:
 * removing them would garble ordinary text, and so would a year.
 */
export function rememberSecret(name: string, value: string): void {
  for (const form of formsOf(value)) if (!YEAR.test(form)) known.add(form, `[secret ${name}]`);
}

/** The text with every remembered secret replaced by its name. */
export function redact(text: string): string {
  return known.replaceIn(text);
}

/**
 * The content as JSON, with every remembered secret replaced in its texts and names. Numbers and the words of JSON stay as
 * they are: a secret such as `1234` or `true` must not make of an artefact what nobody can read.
 */
export function redactedJson(content: unknown, indent?: number): string {
  return JSON.stringify(content, known.isEmpty ? undefined : withoutSecrets, indent);
}

function withoutSecrets(_: string, value: unknown): unknown {
  if (typeof value === 'string') return redact(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [redact(name), held]));
}
