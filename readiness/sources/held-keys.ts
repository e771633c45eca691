import { fingerprint, fingerprintKeyId } from '../../support/fingerprint.ts';
import { valueTraits } from '../../support/value-traits.ts';
import type { ConfigurationFact } from './facts.ts';

/** What is known of a configuration besides its values. */
interface Besides {
  /** Keys that are set, though their values are not to be seen. */
  unseen?: readonly string[];
  /** Keys that are known not to be set. */
  absent?: readonly string[];
  /** Keys of which it is not known whether they are set. Every other key that is not named is known not to be. */
  untold?: readonly string[];
}

/** What is told instead of the values of a configuration that was read. The values are forgotten here. */
export function heldKeys(
  values: Readonly<Record<string, string>>,
  fingerprintKey: string,
  { unseen = [], absent = [], untold = [] }: Besides = {},
): ConfigurationFact {
  const seen = Object.entries(values).map(([name, value]) => ({
    name,
    present: true,
    fingerprint: fingerprint(value, fingerprintKey),
    traits: valueTraits(value),
  }));
  return {
    keys: [
      ...seen,
      ...unseen.map((name) => ({ name, present: true })),
      ...absent.map((name) => ({ name, present: false })),
    ],
    complete: untold.length === 0,
    ...(untold.length === 0 ? {} : { untold }),
    fingerprintKeyId: fingerprintKeyId(fingerprintKey),
  };
}
