import redis from 'unstorage/drivers/redis';
import type { RedisPlace } from '../setting/place.ts';
import type { OpenedDriver } from './open-driver.ts';

const KEYS_PER_SCAN = 1000;
const TRIES = 2;
const PAUSE_MS = 100;

/** Redis runs a script as a whole: nobody else's command comes in between. */
const EXCHANGE = `
local kept = redis.call('GET', KEYS[1])
if (kept or false) ~= (ARGV[2] or false) then return 0 end
redis.call('SET', KEYS[1], ARGV[1])
return 1`;

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
  const exchangeItem = async (key: string, before: string | null, after: string): Promise<boolean> => {
    if (client === undefined) throw new Error('the driver for Redis hands out no client');
    const wanted = before === null ? [] : [before];
    return (await client.eval(EXCHANGE, 1, `${prefix}:${key}`, after, ...wanted)) === 1;
  };
  // A scan goes through all keys whatever it looks for.
  return { driver: { ...driver, setItem, exchangeItem }, listsByPrefix: false, lastFailure: () => failure };
}
