import { formsOf } from './redact/secret-forms.ts';
import { TextIndex } from './redact/text-index.ts';

const known = new TextIndex();

/**
 * Remembers a secret value, so that `redact` removes it wherever it might be about to be written: as it is, its lines, the
 * passwords inside it, and all of these encoded in the usual ways. Values under four characters are not remembered:
 * removing them would garble ordinary text.
 */
export function rememberSecret(name: string, value: string): void {
  for (const form of formsOf(value)) known.add(form, `[secret ${name}]`);
}

/** The text with every remembered secret replaced by its name. */
export function redact(text: string): string {
  return known.replaceIn(text);
}
