import { z } from 'zod';
import { knownKeys } from '../../support/known-keys.ts';
import { address, repository, secret, text } from './parts.ts';

const token = secret.optional();

/** Where tickets are, and where new ones are opened. */
const tracker = z.discriminatedUnion('kind', [
  knownKeys('a GitHub tracker', {
    kind: z.literal('github'),
    repository,
    token,
    api: address.default('https://api.github.com'),
  }),
  knownKeys('a GitLab tracker', {
    kind: z.literal('gitlab'),
    project: text,
    token,
    api: address.default('https://gitlab.com/api/v4'),
  }),
  knownKeys('a Jira tracker', {
    kind: z.literal('jira'),
    url: address,
    project: text,
    /** Whose the token is, where it is a person's. */
    email: text.optional(),
    token,
    issueType: text.default('Bug'),
  }),
]);

/** Tickets about what is wrong with the environment. */
export const ticketsSchema = knownKeys('tickets', {
  /** The address of the ticket about a blocker, by the blocker's id; `*` stands for any part of one. */
  about: z.record(z.string(), address).default({}),
  /** The trackers that the tickets are in: without one, a ticket is asked without credentials. The first opens new ones. */
  trackers: z.array(tracker).default([]),
});

export type TicketTracker = z.output<typeof tracker>;
export type Tickets = z.output<typeof ticketsSchema>;
