/** Told of a key that is set, where nothing tells one value from another. */
export const SET = 'set';
/** Told of a key that is set to nothing, or to spaces. */
export const SET_TO_NOTHING = 'set to nothing';
/** Told of a key of a place that is made anew each time, which holds none of the values that its definition tells. */
export const SET_FOR_THIS_PLACE = 'set for this place';

const AS_DECLARED = 'set as ';
const PRINTED = /^set, ([0-9a-f]{8,64}) under ([0-9a-f]{8,64})$/;

/** What is told of a key by a keyed fingerprint of its value and the id of the fingerprint's key, both hexadecimal. */
export function printedValue(print: string, keyId: string): string {
  const told = `set, ${print} under ${keyId}`;
  return PRINTED.test(told) ? told : SET;
}

/** What is told of a key that holds what the definition has at a path, such as `bank.url`. */
export function declaredValue(path: string): string {
  return `${AS_DECLARED}${path}`;
}

/** The fingerprint and the id of its key, where a value was told by them. */
export function readPrinted(told: string): { print: string; keyId: string } | undefined {
  const [, print, keyId] = PRINTED.exec(told) ?? [];
  return print === undefined || keyId === undefined ? undefined : { print, keyId };
}

/** Whether two things told of a key say the same of it. `untold`: both are set, and nothing tells whether alike. */
export function compareKeyValues(was: string, is: string): 'same' | 'different' | 'untold' {
  if (was === is) return 'same';
  const [before, after] = [readPrinted(was), readPrinted(is)];
  if (before !== undefined && after !== undefined) return before.keyId === after.keyId ? 'different' : 'untold';
  if (was === SET_TO_NOTHING || is === SET_TO_NOTHING) return 'different';
  const isPlain = [was, is].every((told) => told === SET_FOR_THIS_PLACE || told.startsWith(AS_DECLARED));
  return isPlain ? 'different' : 'untold';
}
