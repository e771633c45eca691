import redis from 'unstorage/drivers/redis';
import type { RedisPlace } from '../setting/place.ts';
import type { OpenedDriver } from './open-driver.ts';

const KEYS_PER_SCAN = 1000;
const TRIES = 2;
const PAUSE_MS = 100;

/** Redis through unstorage's own driver; a place that can't be reached fails after a few tries instead of being waited for. */
export function redisDriver({ url, prefix }: RedisPlace, limitMs: number): OpenedDriver {
  const driver = redis({
    url,
    base: prefix,
    scanCount: KEYS_PER_SCAN,
    connectTimeout: limitMs,
    maxRetriesPerRequest: TRIES,
    retryStrategy: (times) => (times > TRIES ? null : PAUSE_MS),
    lazyConnect: true,
  });
  let failure: unknown;
  const client = driver.getInstance?.();
  // Without a listener every failure would be printed, the address with it.
  client?.on('error', (error: unknown) => {
    failure = error;
  });
  client?.on('ready', () => {
    failure = undefined;
  });
  const { setItem } = driver;
  if (setItem === undefined) throw new Error('the driver for Redis can’t write');
  // A scan goes through all keys whatever it looks for.
  return { driver: { ...driver, setItem }, listsByPrefix: false, lastFailure: () => failure };
}
