import { Problem } from '../../support/problem.ts';

// Read when the command runs and not by commander, which would print what is wrong: it may be secret.

/** `--set`: KEY=VALUE, or KEY alone for the value of this process's own variable. Throws a Problem that tells no value. */
export function settings(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((text) => {
      const [key, written] = split('--set', text);
      const value = written ?? process.env[key];
      if (value !== undefined) return [key, value];
      const why = `there is no = after it, and this process has no variable ${key}`;
      throw new Problem(`--set ${key} has no value`, why, `write --set ${key}=VALUE, or set the variable ${key} here`);
    }),
  );
}

/** `--restore`: KEY, or KEY=FINGERPRINT. Throws a Problem. */
export function keysToRestore(given: readonly string[]): Record<string, string | null> {
  return Object.fromEntries(
    given.map((text) => {
      const [key, fingerprint = null] = split('--restore', text);
      if (fingerprint === null || /^[0-9a-f]{16}$/.test(fingerprint)) return [key, fingerprint];
      const why = 'a fingerprint has sixteen hexadecimal digits, as rehearse rollback shows them';
      throw new Problem(`--restore ${key} names no fingerprint`, why, `write --restore ${key} for what was staged`);
    }),
  );
}

/** `--flag`: name=on or name=off. Throws a Problem. */
export function changedFlags(given: readonly string[]): Record<string, boolean> {
  return Object.fromEntries(
    given.map((text) => {
      const [, name, state] = /^(.+)=(on|off)$/.exec(text) ?? [];
      if (name !== undefined) return [name, state === 'on'];
      throw new Problem(
        '--flag takes a name and how it stands',
        'on or off is missing',
        'write --flag instant-payments=off',
      );
    }),
  );
}

/** What stands before the first `=`, and after it. */
function split(option: string, text: string): [key: string, value: string | undefined] {
  const at = text.indexOf('=');
  const key = at === -1 ? text : text.slice(0, at);
  if (/^[A-Za-z_]\w*$/.test(key)) return [key, at === -1 ? undefined : text.slice(at + 1)];
  throw new Problem(`${option} names no variable`, 'a name has letters, digits and _', `write ${option} KEY=VALUE`);
}
