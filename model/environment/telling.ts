import { z } from 'zod';
import { knownKeys } from '../../support/known-keys.ts';
import type { Secret } from '../../support/secret.ts';
import { webhookKey } from '../../support/webhook-signature.ts';
import { address, duration, repository, secret, text } from './parts.ts';

/** What a channel is called where there are several of one kind. */
const name = text.optional();

/** An address that opens something by itself, and so is a secret. */
const secretAddress = secret.refine(holds(isAddress), 'must hold an http or https address without user and password');

const slackChannel = knownKeys('a slack channel', {
  kind: z.literal('slack'),
  name,
  webhook: secretAddress.optional(),
  token: secret.optional(),
  /** The id of the conversation, with a token. */
  conversation: text.optional(),
  api: address.default('https://slack.com/api'),
}).refine(
  ({ webhook, token, conversation }) =>
    webhook === undefined ? token !== undefined && conversation !== undefined : token === undefined,
  'must have a webhook, or a token and a conversation',
);

/** Where a verdict is told. Addresses that open a channel by themselves are secrets. */
export const channelSchema = z.discriminatedUnion('kind', [
  /** Slack: an incoming webhook, or a bot's token and a channel, which takes the picture of the failing step too. */
  slackChannel,
  /** Microsoft Teams: a workflow that takes an adaptive card. */
  knownKeys('a teams channel', { kind: z.literal('teams'), name, webhook: secretAddress }),
  knownKeys('an e-mail channel', {
    kind: z.literal('e-mail'),
    name,
    /** smtp://user:password@host:port, or smtps://. */
    server: secret.refine(holds(isMailServer), 'must hold smtp://user:password@host:port, or smtps://'),
    from: text,
    to: z.array(text).min(1),
  }),
  /** The commit that was rehearsed, at GitHub or at something that speaks its API. */
  knownKeys('a github channel', {
    kind: z.literal('github'),
    name,
    repository,
    token: secret,
    api: address.default('https://api.github.com'),
  }),
  /** Any address: JSON, signed by the Standard Webhooks specification. */
  knownKeys('a webhook channel', {
    kind: z.literal('webhook'),
    name,
    url: secretAddress,
    signedWith: secret.refine(holds(isWebhookSecret), 'must hold whsec_ and a key of 24 to 64 bytes in base64'),
  }),
]);

/** Who is told of verdicts, and what watches that there are any. */
export const tellingSchema = knownKeys('telling', {
  channels: z.array(channelSchema).default([]),
  /** How long before a fix window closes it is told once more; an hour unless given. */
  closingWithin: duration.optional(),
  /** Asked after every finished run, so that what watches it notices a run that never came; `{exit-code}` for how it ended. */
  heartbeat: secretAddress.optional(),
  /** Where the reports can be opened by those who are told, `{run}` for the run's id. */
  reportAt: text.optional(),
});

export type Channel = z.output<typeof channelSchema>;
export type Telling = z.output<typeof tellingSchema>;
/** A channel of one kind. */
export type ChannelOf<Kind extends Channel['kind']> = Extract<Channel, { kind: Kind }>;

function holds(isRight: (value: string) => boolean): (held: Secret) => boolean {
  return (held) => isRight(held.reveal());
}

function isAddress(value: string): boolean {
  return address.safeParse(value).success;
}

function isMailServer(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== '';
}

function isWebhookSecret(value: string): boolean {
  return webhookKey(value) !== undefined;
}
