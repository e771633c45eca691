import { z } from 'zod';
import { isoTime } from '../../../support/clock.ts';

/** What an engine tells of a container, as far as it is looked at. An engine leaves out lists that are empty. */
const inspectedSchema = z.object({
  Image: z.string(),
  Created: z.string().nullish(),
  Config: z.object({
    Image: z.string(),
    Env: z.array(z.string()).nullish(),
    Labels: z.record(z.string(), z.string()).nullish(),
  }),
  State: z.object({ Running: z.boolean(), ExitCode: z.int() }),
});

/** A container as an engine tells of it. */
export interface InspectedContainer {
  /** The image by its name, and by its digest. */
  image: string;
  labels: Readonly<Record<string, string>>;
  /** Its environment. Holds secrets. */
  variables: Readonly<Record<string, string>>;
  running: boolean;
  exitCode: number;
  /** When it was made, in ISO 8601 (UTC); `null` where the engine does not tell. */
  createdAt: string | null;
}

/** Reads an engine's answer. Throws a RangeError when it is none. */
export function readInspected(answer: unknown): InspectedContainer {
  const parsed = inspectedSchema.safeParse(answer);
  if (!parsed.success) throw new RangeError('the engine tells of a container in a way that is not known');
  const { Config: config, Image: digest, State: state } = parsed.data;
  return {
    image: `${config.Image} (${digest})`,
    labels: config.Labels ?? {},
    variables: Object.fromEntries((config.Env ?? []).map(variable)),
    running: state.Running,
    exitCode: state.ExitCode,
    createdAt: isoTimeOf(parsed.data.Created),
  };
}

function variable(line: string): [string, string] {
  const at = line.indexOf('=');
  return at === -1 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)];
}

function isoTimeOf(told: string | null | undefined): string | null {
  const at = Date.parse(told ?? '');
  return Number.isNaN(at) ? null : isoTime(at);
}
