import { once } from 'node:events';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { systemClock } from '../clock.ts';
import { newToken } from '../ids.ts';
import { keptFolder } from '../kept-folder.mjs';
import { messageOf, Problem } from '../problem.ts';
import { type ChildCommand, type SupervisedChild, startChild } from './child.ts';
import { identify } from './processes.ts';
import { reap } from './reap.ts';
import { reapEarlierSessions } from './reap-earlier-sessions.ts';
import { type Session, sessionPath, writeSession } from './session-file.ts';
import { startWatchdog } from './start-watchdog.ts';

/** An action that takes longer is left behind: what it was about to stop is killed with the rest. */
const CLOSING_LIMIT_MS = 5000;

/** Starts processes and sees to it that none of them, nor what they leave on the disk, outlives the conductor. */
export interface Supervisor {
  /** The id of the session, which every process started through it carries in its environment. */
  readonly session: string;
  start(command: ChildCommand): SupervisedChild;
  /** Has a folder removed when the session ends, however it ends. Claim before making it. */
  claimFolder(path: string): void;
  /** Has a file removed when the session ends, however it ends. Claim before making it. */
  claimFile(path: string): void;
  /**
   * Has the containers and networks that carry the session's label removed from a Docker engine, by its address, when the
   * session ends, however it ends. Claim before making any.
   */
  claimEngine(address: string): void;
  /** Has something done when the supervisor is closed, after its children have ended. */
  onClose(action: () => Promise<void>): void;
  /** Stops all children, removes what was claimed, and resolves when nothing is left. */
  close(): Promise<void>;
}

/**
 * Opens a supervisor for as long as this process lives. First clears up what sessions before it left behind.
 * `sessionsFolder` is where sessions are written down, `sessions` of what the harness keeps unless said otherwise.
 * Throws a Problem when nothing can be written there: without that record nobody could clear up after a SIGKILL.
 */
export async function openSupervisor(options: { sessionsFolder?: string } = {}): Promise<Supervisor> {
  const sessionsFolder = resolve(options.sessionsFolder ?? join(keptFolder(), 'sessions'));
  makeWritable(sessionsFolder);
  await reapEarlierSessions(sessionsFolder);

  const session: Session = {
    id: newToken(),
    conductor: identify(process.pid),
    watchdog: null,
    groups: [],
    folders: [],
    files: [],
    engines: [],
  };
  const path = sessionPath(sessionsFolder, session.id);
  const record = () => writeSession(path, session);
  record();
  const watchdog = startWatchdog(path);
  if (watchdog.pid !== undefined) session.watchdog = identify(watchdog.pid);
  record();

  const children = new Set<SupervisedChild>();
  const closingActions: (() => Promise<void>)[] = [];
  let closing: Promise<void> | undefined;

  const refuseWhenClosing = () => {
    if (closing !== undefined) throw new Error('the supervisor is closed');
  };
  const claim = (claimed: string[], path: string) => {
    refuseWhenClosing();
    claimed.push(resolve(path));
    record();
  };
  const close = async () => {
    await Promise.all([...children].map((child) => child.stop()));
    const closed = new AbortController();
    await Promise.race([
      Promise.allSettled(closingActions.map((action) => action())).finally(() => closed.abort()),
      systemClock.pause(CLOSING_LIMIT_MS, closed.signal).catch(() => {}),
    ]);
    const left = await reap(session, path);
    if (watchdog.exitCode === null && watchdog.signalCode === null && watchdog.pid !== undefined) {
      watchdog.ref();
      watchdog.stdin?.end();
      await once(watchdog, 'exit');
    }
    if (left.length > 0) {
      throw new Error(`processes outlive SIGKILL: ${left.map(({ pid, name }) => `${name} (${pid})`).join(', ')}`);
    }
  };

  return {
    session: session.id,
    start: (command) => {
      refuseWhenClosing();
      const child = startChild(command, session.id);
      children.add(child);
      if (child.pid !== undefined) {
        const group = { name: command.name, ...identify(child.pid) };
        session.groups.push(group);
        record();
        child.exited.then(() => {
          children.delete(child);
          session.groups = session.groups.filter((other) => other !== group);
          if (closing === undefined) record();
        });
      }
      return child;
    },
    claimFolder: (path) => claim(session.folders, path),
    claimFile: (path) => claim(session.files, path),
    claimEngine: (address) => {
      refuseWhenClosing();
      if (!session.engines.includes(address)) session.engines.push(address);
      record();
    },
    onClose: (action) => {
      refuseWhenClosing();
      closingActions.push(action);
    },
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

function makeWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    throw new Problem(
      `${folder} cannot be written`,
      messageOf(cause),
      'run as the user to whom the project’s folder belongs, or make it writable',
      { cause },
    );
  }
}
