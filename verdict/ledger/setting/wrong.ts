import { decoded } from '../../../support/decoded.ts';
import { Problem } from '../../../support/problem.ts';

/** A setting that can't be right. It is never quoted: it may hold a password. */
export function wrongSetting(why: string): Problem {
  return new Problem(
    'REHEARSE_LEDGER cannot be used',
    why,
    'set it as docs/ledger.md shows, or unset it: then files are used',
  );
}

/** A variable that a place needs. Throws a Problem when it is not set. */
export function neededVariable(variables: Readonly<Record<string, string | undefined>>, name: string): string {
  const value = variables[name]?.trim() ?? '';
  if (value !== '') return value;
  throw new Problem(`REHEARSE_LEDGER needs ${name}`, `${name} is not set`, `set ${name}`);
}

/** The parts of an address's path, decoded. Throws a Problem for one that would lead elsewhere. */
export function pathParts(address: URL): string[] {
  const parts = address.pathname.split('/').filter((part) => part !== '');
  return parts.map((part) => {
    const text = decoded(part);
    if (!/^[\w.][\w./-]*$/.test(text) || text.split('/').some((piece) => /^\.{0,2}$/.test(piece)))
      throw wrongSetting('names in it may hold letters, digits, dots, hyphens and underscores');
    return text;
  });
}

/** An address given in a setting's query, without a slash at its end. Throws a Problem when it is none of HTTP. */
export function httpAddress(text: string, name: string): string {
  const address = URL.parse(text);
  const isHttp = address !== null && (address.protocol === 'https:' || address.protocol === 'http:');
  if (!isHttp || address.username !== '' || address.password !== '' || address.search !== '')
    throw wrongSetting(`${name}= is no address with http:// or https:// and nothing but a path`);
  return address.href.replace(/\/+$/, '');
}

/** Throws a Problem when an address has something in its query that is not known there. */
export function onlyKnown(address: URL, known: readonly string[]): void {
  for (const name of address.searchParams.keys()) {
    if (!known.includes(name)) throw wrongSetting(`after ? it may have ${known.join(', ')} and nothing else`);
  }
}
