import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { redact } from '../redact.ts';
import { sendSignal } from './processes.ts';
import { SESSION_MARKER } from './running-process.ts';

const LINES_KEPT = 20;
const DEFAULT_GRACE_MS = 5000;
/** How long output may lag behind the end of the process that wrote it. */
const OUTPUT_LAG_MS = 200;

export interface ChildCommand {
  /** What it is called in messages. */
  name: string;
  command: string;
  args: readonly string[];
  /** Its whole environment; the marker of the session and LIFELINE are added. */
  env: Readonly<Record<string, string | undefined>>;
  cwd?: string;
  uid?: number;
  gid?: number;
  /** How it is asked to end; SIGTERM unless said otherwise. */
  stopSignal?: NodeJS.Signals;
  onLine?: (line: string, stream: 'stdout' | 'stderr') => void;
}

/** How a child ended. */
export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** The last lines it wrote on stdout and stderr, at most twenty, secrets removed. */
  lastLines: string[];
  /** Why it could not even be started, where that is so. */
  error?: Error;
}

export interface SupervisedChild {
  readonly name: string;
  /** Undefined when it could not be started. */
  readonly pid: number | undefined;
  /** Resolves when it has ended, for whatever reason; never rejects. */
  readonly exited: Promise<Exit>;
  /** Sends a signal to it and all of its process group. */
  signal(signal: NodeJS.Signals): void;
  /** Asks it to end, kills it when it has not done so in `graceMs` (5 s), and resolves when it has ended. */
  stop(options?: { graceMs?: number }): Promise<Exit>;
}

/**
 * Starts a child in a process group of its own. Its stdin is a pipe that closes when this process dies:
 * children told so by LIFELINE=stdin end with it. When it ends, what is left of its group is killed.
 */
export function startChild(command: ChildCommand, session: string): SupervisedChild {
  const lastLines: string[] = [];
  const child = spawn(command.command, command.args, {
    env: { ...command.env, LIFELINE: 'stdin', [SESSION_MARKER]: session },
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(command.cwd === undefined ? {} : { cwd: command.cwd }),
    ...(command.uid === undefined ? {} : { uid: command.uid }),
    ...(command.gid === undefined ? {} : { gid: command.gid }),
  });
  const { pid } = child;
  child.stdin.on('error', () => {});

  const read = (from: Readable, stream: 'stdout' | 'stderr') => {
    createInterface({ input: from }).on('line', (line) => {
      lastLines.push(redact(line));
      if (lastLines.length > LINES_KEPT) lastLines.shift();
      command.onLine?.(line, stream);
    });
  };
  read(child.stdout, 'stdout');
  read(child.stderr, 'stderr');

  const signal = (name: NodeJS.Signals) => {
    if (pid !== undefined) sendSignal(-pid, name);
  };
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let ended = false;
  const exited = new Promise<Exit>((resolve) => {
    child.once('error', (error) => {
      if (pid === undefined) resolve({ code: null, signal: null, lastLines, error });
    });
    child.once('exit', async (code, endedBy) => {
      ended = true;
      signal('SIGKILL');
      // A grandchild that left the group may hold the pipes open for ever.
      const lag = setTimeout(() => {
        child.stdout.destroy();
        child.stderr.destroy();
      }, OUTPUT_LAG_MS);
      await closed;
      clearTimeout(lag);
      resolve({ code, signal: endedBy, lastLines });
    });
  });

  return {
    name: command.name,
    pid,
    exited,
    signal: (name) => {
      if (!ended) signal(name);
    },
    stop: async ({ graceMs = DEFAULT_GRACE_MS } = {}) => {
      if (!ended) signal(command.stopSignal ?? 'SIGTERM');
      const killer = setTimeout(() => signal('SIGKILL'), graceMs);
      const exit = await exited;
      clearTimeout(killer);
      return exit;
    },
  };
}
