/** Names under which credentials stand. Their values are never shown. */
const CREDENTIAL =
  /pass(word|code|phrase)|secret|token|authori[sz]ation|credential|api[-_]?key|client[-_]?key|^pin$|[a-z]Pin$|[-_]pin$|cvv|cvc|^otp$|signature|cookie|private[-_]?key/i;
const LONGEST_TEXT = 60;

/** A value in a few words: `the text "12.5"`, `nothing`, `an object`. One under a credential's name is only `a value`. */
export function describeValue(value: unknown, names: readonly string[]): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (names.some((name) => CREDENTIAL.test(name))) return 'a value';
  if (typeof value === 'string') return value === '' ? 'an empty text' : `the text ${JSON.stringify(shortened(value))}`;
  if (typeof value === 'number') return `the number ${value}`;
  if (typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return 'an object';
}

function shortened(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}
