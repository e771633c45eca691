import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { Exit, SupervisedChild } from '../../support/supervise/child.ts';
import type { Supervisor } from '../../support/supervise/supervisor.ts';
import type { ServiceName, Variables } from './variables.ts';

const project = resolve(import.meta.dirname, '../..');

const PROGRAMS: Readonly<Record<ServiceName | 'bank', string>> = {
  portal: 'platform/services/portal/main.ts',
  onboarding: 'platform/services/onboarding/main.ts',
  payments: 'platform/services/payments/main.ts',
  'status-poller': 'platform/jobs/status-poller/main.ts',
  edge: 'platform/edge/main.ts',
  bank: 'mocks/main.ts',
};

const logLineSchema = z.looseObject({
  at: z.iso.datetime(),
  level: z.string(),
  service: z.string(),
  event: z.string(),
});
export type LogLine = z.output<typeof logLineSchema>;

/** A process of the platform, or the bank, that was started for a test. */
export interface StartedProgram {
  /** Its lines on standard output, as they came. */
  lines: string[];
  /** The same, read. */
  log(): LogLine[];
  /** Its lines on standard error. */
  errors: string[];
  exited: Promise<Exit>;
  child: SupervisedChild;
  /** Resolves with the first line of this event, one that came before included. Rejects when the process ends first. */
  says(event: string): Promise<LogLine>;
  /**
   * Resolves with the lines that are meant, once there are so many: a line may come after the answer that it is about.
   * Rejects when the process ends first.
   */
  logs(isMeant: (line: LogLine) => boolean, count?: number): Promise<LogLine[]>;
}

/** The path of the program that a process runs. */
export function programOf(name: ServiceName | 'bank'): string {
  return join(project, PROGRAMS[name]);
}

/** Starts a process and lets it be, whether it goes on or refuses. */
export function startProgram(supervisor: Supervisor, name: ServiceName | 'bank', variables: Variables): StartedProgram {
  const lines: string[] = [];
  const errors: string[] = [];
  const listeners = new Set<() => void>();
  const child = supervisor.start({
    name,
    command: process.execPath,
    args: [programOf(name)],
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: join(project, '.rehearse/compile-cache'), ...variables },
    onLine: (line, stream) => {
      (stream === 'stdout' ? lines : errors).push(line);
      for (const listener of listeners) listener();
    },
  });
  const log = () => lines.map((line) => logLineSchema.parse(JSON.parse(line)));

  const logs = (isMeant: (line: LogLine) => boolean, count = 1) =>
    new Promise<LogLine[]>((resolveLines, reject) => {
      const look = () => {
        const found = log().filter(isMeant);
        if (found.length < count) return;
        listeners.delete(look);
        resolveLines(found);
      };
      listeners.add(look);
      look();
      child.exited.then(() => reject(new Error(`it ended before it said so:\n${[...lines, ...errors].join('\n')}`)));
    });
  const says = async (event: string) => {
    const [line] = await logs((candidate) => candidate.event === event);
    if (line === undefined) throw new Error(`there is no line ${event}`);
    return line;
  };
  return { lines, log, errors, exited: child.exited, child, says, logs };
}
