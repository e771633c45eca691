import { Problem, Problems } from '../../support/problem.ts';
import { type Wish, wishSchema } from './schedule.ts';

/** The options of `rehearse schedule` that say what is to happen every night. */
export interface WishOptions {
  env: readonly string[];
  at: string;
  timeZone: string;
  shards: number;
  publish?: boolean;
  image?: string;
}

const OPTION_OF: Readonly<Record<string, string>> = {
  environments: '--env',
  at: '--at',
  timeZone: '--time-zone',
  shards: '--shards',
  image: '--image',
};

/** The wish that options express. Throws Problems that name all that can't stand in a schedule. */
export function wishOf({ env, at, timeZone, shards, publish = false, image }: WishOptions): Wish {
  const zone = inItsOwnLetters(timeZone);
  const parsed = wishSchema.safeParse({ environments: [...new Set(env)], at, timeZone: zone, shards, publish, image });
  if (parsed.success) return parsed.data;
  throw new Problems(
    'The schedule cannot be made',
    parsed.error.issues.map(({ path, message }) => {
      const option = OPTION_OF[String(path[0])] ?? String(path[0]);
      return new Problem(`${option} is not usable`, message, `correct ${option}`);
    }),
  );
}

/** `europe/berlin` as Europe/Berlin: Node knows both, a machine's own clock takes the first for UTC without a word. */
function inItsOwnLetters(timeZone: string): string {
  try {
    const known = new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
    return known.toLowerCase() === timeZone.toLowerCase() ? known : timeZone;
  } catch {
    return timeZone;
  }
}
