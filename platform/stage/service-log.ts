import { z } from 'zod';

/** A variable over which a service refused to start. */
export interface Refusal {
  key: string;
  problem: string;
}

const announcementSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('listening'), url: z.url() }),
  z.object({
    event: z.literal('configuration-refused'),
    problems: z.array(z.object({ key: z.string(), problem: z.string() })),
  }),
  z.object({ event: z.literal('port-taken'), port: z.int() }),
]);

/** What a service says of its own start. */
export type Announcement = z.infer<typeof announcementSchema>;

/** The announcement in a line of a service's log, if it is one. */
export function readAnnouncement(line: string): Announcement | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return announcementSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
