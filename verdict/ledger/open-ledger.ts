import { systemClock } from '../../support/clock.ts';
import { FileLedger } from './files/file-ledger.ts';
import type { Ledger } from './ledger.ts';
import { readSetting, type Surroundings } from './setting.ts';

/** How long one answer of a store is waited for, unless told otherwise. */
const LIMIT_MS = 10_000;

export interface LedgerOptions extends Surroundings {
  /** How long one answer of a store may take, in milliseconds. */
  limitMs?: number;
  /** What time it is, in milliseconds since the epoch. */
  now?: () => number;
}

/**
 * Opens the ledger that `setting` (REHEARSE_LEDGER) names: files in <reports>/ledger unless it is set. Nothing is read or reached
 * yet. Throws a Problem when the setting can't be right, a credential is not set, or a package for it is not installed.
 */
export async function openLedger(setting: string | undefined, options: LedgerOptions): Promise<Ledger> {
  const place = readSetting(setting, options);
  if (place.kind === 'files') return new FileLedger(place.folder, place.place);
  const { limitMs = LIMIT_MS, now = systemClock.now } = options;
  const [{ openDriver }, { KeyStore }, { StoreLedger }] = await Promise.all([
    import('./stores/open-driver.ts'),
    import('./stores/key-store.ts'),
    import('./stores/store-ledger.ts'),
  ]);
  const { driver, listsByPrefix, lastFailure } = await openDriver(place, limitMs);
  const store = new KeyStore(driver, {
    place: place.place,
    limitMs,
    ...(lastFailure === undefined ? {} : { lastFailure }),
  });
  return new StoreLedger(store, { place: place.place, listsByPrefix, now });
}
