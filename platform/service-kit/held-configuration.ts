import { z } from 'zod';
import { fingerprint, fingerprintKeyId } from '../../support/fingerprint.ts';
import { SESSION_MARKER } from '../../support/supervise/running-process.ts';
import { type ValueTraits, valueTraits } from '../../support/value-traits.ts';
import type { Variables } from './configuration.ts';

/** One variable as a service reports it: what can be told of it, never what it is. */
export interface HeldKey {
  name: string;
  /** Whether the service refuses to start without it. */
  required: boolean;
  present: boolean;
  /** Sixteen hexadecimal digits under the environment's fingerprint key; `null` where there is no value. */
  fingerprint: string | null;
  traits: ValueTraits | null;
}

/** The configuration that a service holds, the variables it was given and does not read included. */
export interface HeldConfiguration {
  keys: HeldKey[];
  complete: true;
  fingerprintKeyId: string;
}

/** What every program inherits from whoever starts it: it configures none. */
const INHERITED =
  /^(PATH|HOME|USER|LOGNAME|SHELL|SHLVL|PWD|OLDPWD|TERM|HOSTNAME|LANG|LANGUAGE|LC_.+|TZ|TMPDIR|TEMP|TMP|SystemRoot|NODE_.+|__CF_.+|_)$/;

/** Which of `keys` the environment's variables hold, and which variables there are besides. */
export function describeConfiguration(
  keys: z.ZodRawShape,
  variables: Variables,
  fingerprintKey: string,
): HeldConfiguration {
  const given = Object.keys(variables).filter((name) => variables[name] !== undefined);
  const besides = given.filter((name) => !(name in keys) && !INHERITED.test(name) && name !== SESSION_MARKER);
  const describe = (name: string, required: boolean): HeldKey => {
    const value = variables[name];
    if (value === undefined) return { name, required, present: false, fingerprint: null, traits: null };
    const used = value.trim();
    // Services take a value without the space around it, so that is what is compared.
    const print = used === '' ? null : fingerprint(used, fingerprintKey);
    return { name, required, present: true, fingerprint: print, traits: valueTraits(value) };
  };
  return {
    keys: [
      ...Object.entries(keys).map(([name, reader]) => describe(name, !z.safeParse(reader, undefined).success)),
      ...besides.sort().map((name) => describe(name, false)),
    ],
    complete: true,
    fingerprintKeyId: fingerprintKeyId(fingerprintKey),
  };
}
