import { createHash } from 'node:crypto';

/** Makes the id of the so-many-th resource, always the same for the same seed. */
export type IdStyle = (seed: string, count: number) => string | number;

const FIRST_NUMBER = 100_000;
const SHORTEST_UNIQUE = 12;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Forms an id may have, the likeliest first: like those of the contract's own samples, else what others use. */
export function idStyles(samples: readonly unknown[]): IdStyle[] {
  const own = samples.flatMap((sample): IdStyle[] => {
    if (typeof sample === 'number') return [numbered];
    if (typeof sample !== 'string' || sample === '') return [];
    if (UUID.test(sample)) return [uuid];
    if (/^\d+$/.test(sample)) return [sample.length < SHORTEST_UNIQUE ? numberedText : likeSample(sample)];
    const prefix = prefixOf(sample);
    const own = sample.slice(prefix.length).replace(/[^A-Za-z0-9]/g, '');
    return [
      ...(own.length < SHORTEST_UNIQUE ? [] : [likeSample(sample)]),
      ...(prefix === '' ? [] : [prefixed(prefix)]),
    ];
  });
  return [...own, uuid, hexadecimal, numberedText, numbered];
}

const numbered: IdStyle = (_seed, count) => FIRST_NUMBER + count;
const numberedText: IdStyle = (_seed, count) => String(FIRST_NUMBER + count);
const hexadecimal: IdStyle = (seed, count) => digest(seed, count).slice(0, 24);

const uuid: IdStyle = (seed, count) => {
  const hex = digest(seed, count);
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
};

/** What of an id is the same in all of them, by its look: `tr_`, `urn:bank:`. */
function prefixOf(sample: string): string {
  return /^(.*[:/_]|[A-Za-z]+-)/.exec(sample)?.[0] ?? '';
}

function prefixed(prefix: string): IdStyle {
  return (seed, count) => prefix + hexadecimal(seed, count);
}

/** Digits for digits and letters for letters, after the prefix. */
function likeSample(sample: string): IdStyle {
  const prefix = prefixOf(sample);
  const isHexadecimal = /^[0-9a-f]+$/i.test(sample.slice(prefix.length));
  return (seed, count) => {
    const bytes = Buffer.from(digest(seed, count) + digest(`${seed}/more`, count), 'hex');
    const body = [...sample.slice(prefix.length)].map((character, index) => {
      const byte = bytes[index % bytes.length] ?? 0;
      if (isHexadecimal) {
        const digit = (byte % 16).toString(16);
        return /[A-F]/.test(sample) ? digit.toUpperCase() : digit;
      }
      if (/\d/.test(character)) return String(byte % 10);
      if (/[a-z]/.test(character)) return String.fromCharCode(97 + (byte % 26));
      return /[A-Z]/.test(character) ? String.fromCharCode(65 + (byte % 26)) : character;
    });
    return prefix + body.join('');
  };
}

function digest(seed: string, count: number): string {
  return createHash('sha256').update(`${seed}/${count}`).digest('hex');
}
