import { assertInstalled } from '../../../support/optional-package.ts';
import type { LedgerPlace } from '../setting/place.ts';
import type { LedgerDriver } from './key-store.ts';

/** A driver that is ready to be asked, and how it behaves. */
export interface OpenedDriver {
  driver: LedgerDriver;
  /** Whether it lists one month without going through all. */
  listsByPrefix: boolean;
  /** What went wrong behind the driver's back, such as a connection that was refused. */
  lastFailure?: () => unknown;
}

/** Opens a place that is no folder. Nothing is reached yet; throws a Problem where a package for it is not installed. */
export async function openDriver(
  place: Exclude<LedgerPlace, { kind: 'files' }>,
  limitMs: number,
): Promise<OpenedDriver> {
  switch (place.kind) {
    case 'redis':
      assertInstalled('ioredis', 'the ledger');
      return (await import('./redis.ts')).redisDriver(place, limitMs);
    case 's3':
      assertInstalled('aws4fetch', 'the ledger');
      return (await import('./s3.ts')).s3Driver(place, limitMs);
    case 'postgres':
      assertInstalled('pg', 'the ledger');
      return (await import('./postgres.ts')).postgresDriver(place, limitMs);
    case 'github':
      return (await import('./github.ts')).githubDriver(place, limitMs);
    case 'module':
      return (await import('./module.ts')).moduleDriver(place.file, place.place);
  }
}
