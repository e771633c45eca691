import type { Channel } from '../../model/environment/telling.ts';
import type { Message } from '../../model/message.ts';
import type { ToldChannel } from '../../model/told.ts';
import { isoTime } from '../../support/clock.ts';
import { whyNotInstalled } from '../../support/optional-package.ts';
import type { Courier, Patience } from './courier.ts';
import { type Picture, readPicture } from './picture.ts';
import { type Remark, Undelivered } from './undelivered.ts';

/** How long all of telling may take, in milliseconds. */
export const WHOLE_LIMIT_MS = 30_000;

/** A channel, what it is called, and what it is to be told. */
export interface Telling {
  name: string;
  channel: Channel;
  message: Message;
}

export interface TellOptions {
  /** The run's folder, for its pictures. */
  folder: string;
  signal?: AbortSignal;
  patience?: Patience;
  /** In milliseconds. */
  wholeLimitMs?: number;
}

/**
 * Tells all channels at once, each what it is to be told. Never rejects and ends within the limit; a channel that could not
 * be told says why. They are in the order in which they were given.
 */
export async function tellChannels(tellings: readonly Telling[], options: TellOptions): Promise<ToldChannel[]> {
  const { folder, wholeLimitMs = WHOLE_LIMIT_MS } = options;
  const limit = AbortSignal.timeout(wholeLimitMs);
  const signal = options.signal === undefined ? limit : AbortSignal.any([options.signal, limit]);
  return Promise.all(
    tellings.map(({ name, channel, message }) =>
      delivered(name, message.why.join('; '), { signal, patience: options.patience }, (courier) =>
        tell(channel, message, courier, () => readPicture(folder, message)),
      ),
    ),
  );
}

/** What became of one delivery; `why` is why it was made. */
export async function delivered(
  name: string,
  why: string,
  { signal, patience }: { signal: AbortSignal; patience: Patience | undefined },
  deliver: (courier: Courier) => Promise<Remark>,
): Promise<ToldChannel> {
  // Loaded here: a run that tells nobody needs none of it.
  const { openCourier } = await import('./courier.ts');
  const courier = openCourier(signal, patience);
  const result = (outcome: 'told' | 'failed', text: string): ToldChannel => ({
    channel: name,
    result: outcome,
    at: isoTime(Date.now()),
    attempts: courier.attempts,
    why: text,
  });
  try {
    const remark = await deliver(courier);
    return result('told', remark === null ? why : `${why} (${remark})`);
  } catch (thrown) {
    return result(
      'failed',
      thrown instanceof Undelivered ? thrown.message : 'it answers something that is not as documented',
    );
  }
}

async function tell(
  channel: Channel,
  message: Message,
  courier: Courier,
  picture: () => Promise<Picture | null>,
): Promise<Remark> {
  switch (channel.kind) {
    case 'slack':
      return (await import('./channels/slack.ts')).tellSlack(channel, message, courier, await picture());
    case 'teams':
      return (await import('./channels/teams.ts')).tellTeams(channel, message, courier);
    case 'e-mail': {
      const missing = whyNotInstalled('nodemailer');
      if (missing !== undefined) throw new Undelivered(missing);
      return (await import('./channels/e-mail.ts')).tellByMail(channel, message, courier, await picture());
    }
    case 'github':
      return (await import('./channels/github.ts')).tellGithub(channel, message, courier);
    case 'webhook':
      return (await import('./channels/webhook.ts')).tellWebhook(channel, message, courier, Date.now());
  }
}
