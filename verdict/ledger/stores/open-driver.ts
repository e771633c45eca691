import { errorCode } from '../../../support/error-code.ts';
import { Problem } from '../../../support/problem.ts';
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
      return needing('ioredis', async () => (await import('./redis.ts')).redisDriver(place, limitMs));
    case 's3':
      return needing('aws4fetch', async () => (await import('./s3.ts')).s3Driver(place, limitMs));
    case 'postgres':
      return (await import('./postgres.ts')).postgresDriver(place, limitMs);
    case 'github':
      return (await import('./github.ts')).githubDriver(place, limitMs);
    case 'module':
      return (await import('./module.ts')).moduleDriver(place.file, place.place);
  }
}

async function needing(name: string, open: () => Promise<OpenedDriver>): Promise<OpenedDriver> {
  try {
    return await open();
  } catch (error) {
    if (errorCode(error) !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new Problem(`the ledger needs the package ${name}`, 'it is not installed', `npm install --save-dev ${name}`);
  }
}
