import { z } from 'zod';
import { timeZoneSchema } from '../../model/owner.ts';
import type { ProjectFacts } from './project-facts.ts';

/** A name that is safe in a file's name, in a label of Kubernetes and in a line of cron: as a definition has it. */
const environmentName = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'An environment is named in lower case words joined by hyphens')
  .max(40, 'An environment’s name has at most 40 letters here: a job of Kubernetes is named after it');

/** An image as Kubernetes takes it: registry, path, tag or digest. */
const imageName = z
  .string()
  .regex(/^[a-z0-9][\w./:@-]{0,254}$/i, 'It is no name of an image, such as registry.example/shop-rehearsal:1.4');

/** What is to happen every night, as the options say it; refused here is what could be read otherwise in a script. */
export const wishSchema = z.object({
  environments: z.array(environmentName).min(1, 'Name an environment'),
  /** Hours and minutes on the clock of the zone. */
  at: z
    .string()
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'It is no time of day, such as 03:17')
    .transform((text) => ({ hour: Number(text.slice(0, 2)), minute: Number(text.slice(3)), text })),
  /** Intl knows it, so it has no sign in it that means something to a shell. */
  timeZone: timeZoneSchema.transform(asWritten),
  shards: z
    .number({ error: 'It is no number of machines from 1 to 64' })
    .int('It is no number of machines from 1 to 64')
    .min(1, 'It is no number of machines from 1 to 64')
    .max(64, 'It is no number of machines from 1 to 64'),
  /** Whether the report is put where people can open it, besides being kept. */
  publish: z.boolean(),
  image: imageName.optional(),
});

/** A zone's name in the capitals that it has in the data of zones: elsewhere than here another name is no zone, and means UTC. */
function asWritten(name: string): string {
  const canonical = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  return canonical.toLowerCase() === name.toLowerCase() || !/^[A-Z]/.test(name) ? canonical : name;
}

/** What is to happen every night. */
export type Wish = z.infer<typeof wishSchema>;

/** A wish, and what is known of the project that it is for. */
export interface Schedule extends Wish {
  readonly project: ProjectFacts;
}

/** A file of a schedule: where it belongs in the repository or on the machine, and its text. */
export interface ScheduleFile {
  /** Relative to the repository, or to the folder given with --write. */
  readonly path: string;
  readonly text: string;
}
