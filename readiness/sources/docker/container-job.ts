import type Docker from 'dockerode';
import { type CrontabEntry, parseCrontab } from '../crontab/parse-crontab.ts';
import type { JobFact } from '../facts.ts';
import { runInside } from './run-inside.ts';

/** A job as a container's cron has it. */
export interface ContainerJob {
  fact: JobFact;
  /** What its command is started with. */
  variables: Readonly<Record<string, string>>;
  /** Where that comes from, for people. */
  from: string;
}

/** Where the lines of system crontabs are. */
const SYSTEM_CRONTABS = ['sh', '-c', 'cat /etc/crontab /etc/cron.d/* 2>/dev/null; true'];

/** What runs the lines of a crontab, and whether it hands the container's own environment on to them. */
const DAEMONS: Readonly<Record<string, { handsOn: boolean }>> = {
  // Debian's cron starts its jobs with what PAM gives them: /etc/environment, and nothing of its own environment.
  cron: { handsOn: false },
  // Busybox and cronie hand theirs on; so do supercronic and dcron.
  crond: { handsOn: true },
  supercronic: { handsOn: true },
};

/**
 * The job whose cron line contains `command`; `undefined` where no line of a cron does, and `no cron` where there is
 * neither: then something else starts it. A line counts only while a cron runs:
 * `crontab -l` tells of lines that nothing starts. Rejects with what the engine refuses.
 */
export async function readContainerJob(
  docker: Docker,
  container: Docker.Container,
  command: string,
  environment: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<ContainerJob | 'no cron' | undefined> {
  const inside = async (run: readonly string[]) => (await runInside(docker, container, run, signal)) ?? '';
  // One after another: a container with little memory is asked gently.
  const own = parseCrontab(await inside(['crontab', '-l']), { system: false });
  const all = [...own, ...parseCrontab(await inside(SYSTEM_CRONTABS), { system: true })];
  const entry = chosen(all.filter((each) => each.command.includes(command)));
  const daemon = await runningDaemon(container);
  if (entry === undefined) return daemon === undefined && all.length === 0 ? 'no cron' : undefined;
  const { TZ: containerZone = 'UTC' } = environment;
  const handsOn = daemon === undefined || (DAEMONS[daemon]?.handsOn ?? true);
  const given = handsOn ? environment : assignments(await inside(['cat', '/etc/environment']));
  return {
    fact: {
      schedule: entry.schedule,
      timeZone: entry.timeZone ?? containerZone,
      enabled: entry.enabled && daemon !== undefined,
      disabledBecause: reasonOf(entry, daemon),
      tellsRuns: false,
      lastRun: null,
    },
    variables: { ...given, ...entry.variables },
    from: handsOn
      ? 'its environment and crontab'
      : 'its crontab: its cron does not hand the container’s environment on',
  };
}

function reasonOf(entry: CrontabEntry, daemon: string | undefined): string | null {
  if (!entry.enabled) return 'its line in the crontab is commented out';
  return daemon === undefined ? 'its line is in the crontab, but no cron runs in the container' : null;
}

/** The line that is in force before one that is switched off. */
function chosen(entries: readonly CrontabEntry[]): CrontabEntry | undefined {
  return entries.find(({ enabled }) => enabled) ?? entries[0];
}

async function runningDaemon(container: Docker.Container): Promise<string | undefined> {
  const { Processes: rows }: { Processes?: string[][] | null } = await container.top({ ps_args: '-eo pid,args' });
  const programs = (rows ?? []).map((row) => (row[1] ?? '').split(' ')[0]?.split('/').at(-1) ?? '');
  return programs.find((program) => Object.hasOwn(DAEMONS, program));
}

function assignments(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/^\s*(?:export\s+)?([A-Za-z_]\w*)=(.*)$/gm)];
  return Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, value.replace(/^(["'])(.*)\1$/, '$2')]));
}
