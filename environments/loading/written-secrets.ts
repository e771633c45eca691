import { passwordsIn } from '../../support/passwords-in-text.ts';
import { rememberSecret } from '../../support/redact.ts';
import { isKnownByEverybody } from '../../support/value-traits/well-known.ts';

/** A shorter one may well be an ordinary word, which must not be taken out of everything that is told. */
const SHORTEST = 8;
const SECRET_NAME =
  /(?:^|[-_.]|api|access|private|client)(?:pass(?:word|wd|phrase)?|pwd|secret|token|key|credential|auth)$/i;

/**
 * Remembers what a definition gives away without saying that it is secret: tokens in the query of an address, passwords
 * in connection strings. They are then told nowhere, though the addresses themselves are.
 */
export function rememberWrittenSecrets(definition: unknown): void {
  for (const text of textsIn(definition)) {
    for (const secret of [...passwordsIn(text), ...tokensInQuery(text)]) {
      const isOne = secret.length >= SHORTEST && !isKnownByEverybody(secret) && !/[{}]/.test(secret);
      if (isOne) rememberSecret('in the definition', secret);
    }
  }
}

/** Values of a query whose names tell that they are secret; a word without a digit is none. */
function tokensInQuery(text: string): string[] {
  const parameters = [...(URL.parse(text)?.searchParams ?? [])];
  return parameters.filter(([name, value]) => SECRET_NAME.test(name) && /\d/.test(value)).map(([, value]) => value);
}

/** All texts of a definition. What is secret shows none. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
