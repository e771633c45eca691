import { z } from 'zod';
import { outcomeSchema } from './verdict.ts';

/** A list of which the first are told, and how many there are besides. */
const folded = <Item extends z.ZodType>(item: Item) => z.object({ listed: z.array(item), more: z.int().nonnegative() });

/** A blocker or doubt as it is told. Every text is one line, fit to be shown anywhere. */
const toldReasonSchema = z.object({
  id: z.string(),
  title: z.string(),
  subject: z.string(),
  /** Who can mend it, how they are reached, and whether they are at work; `null` where it is nobody's. */
  owner: z.string().nullable(),
  cause: z.string(),
  remedy: z.string(),
  /** By when somebody must start, or be woken, and what is to be done otherwise. */
  window: z.string().nullable(),
  startBy: z.iso.datetime().nullable(),
  wakeBy: z.iso.datetime().nullable(),
  /** What goes when it is mended. */
  consequences: folded(z.string()),
  ticket: z.object({ url: z.string().nullable(), says: z.string() }).nullable(),
});

const linkSchema = z.object({ label: z.string(), url: z.string() });

/** What people are told of a verdict, whatever the channel. */
export const messageSchema = z.object({
  run: z.string(),
  environment: z.string(),
  outcome: outcomeSchema,
  /** The outcome and the environment, such as `No-go: staging`. */
  headline: z.string(),
  /** What the outcome means for the demo. */
  meaning: z.string(),
  summary: z.string(),
  /** Why it is told now. */
  why: z.array(z.string()),
  judgedAt: z.iso.datetime(),
  demo: z.object({ at: z.iso.datetime(), says: z.string() }).nullable(),
  blockers: folded(toldReasonSchema),
  doubts: folded(toldReasonSchema),
  risks: folded(z.object({ id: z.string(), title: z.string(), subject: z.string() })),
  /** What changed since the last go, in words; suspects alone where there are any. Empty unless no-go or inconclusive. */
  changed: folded(z.string()),
  /** How many steps lead back to what was go, and the command that shows them; `null` where nothing leads back. */
  wayBack: z.string().nullable(),
  /** The services and scenarios that blockers and their consequences are about. */
  impacted: folded(z.string()),
  /** Where the report can be opened; the path is of the machine that rehearsed. */
  report: z.object({ url: z.string().nullable(), path: z.string() }),
  /** Logs, dashboards and other pages about what is wrong. */
  links: folded(linkSchema),
  /** The failing step as the audience would see it: a path in the run's folder. */
  picture: z.object({ path: z.string(), says: z.string() }).nullable(),
  /** The commit that rehearsed; `dirty` where something was changed since. */
  commit: z.object({ id: z.string(), dirty: z.boolean() }).nullable(),
});

/** What a webhook is sent, in the form that Standard Webhooks suggests. */
export const webhookMessageSchema = z.object({
  type: z.literal('rehearse.verdict'),
  timestamp: z.iso.datetime(),
  data: messageSchema,
});

export type ToldReason = z.infer<typeof toldReasonSchema>;
export type Message = z.infer<typeof messageSchema>;
export type WebhookMessage = z.infer<typeof webhookMessageSchema>;
export type Link = z.infer<typeof linkSchema>;
