import { type ChildProcess, spawn } from 'node:child_process';
import { programBeside } from '../program-beside.ts';
import { SESSION_MARKER } from './running-process.ts';

/** Starts the process that clears up a session should the conductor die. It does not keep the conductor alive. */
export function startWatchdog(sessionPath: string): ChildProcess {
  const { [SESSION_MARKER]: _outer, ...environment } = process.env;
  const watchdog = spawn(process.execPath, [programBeside(import.meta, 'watchdog'), sessionPath], {
    cwd: '/',
    // An outer session's marker would have an outer watchdog kill this one before its work is done.
    env: environment,
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // Should it not start or be killed, the record of the session still lets the next start clear up.
  watchdog.on('error', () => {});
  watchdog.stdin.on('error', () => {});
  watchdog.unref();
  if ('unref' in watchdog.stdin && typeof watchdog.stdin.unref === 'function') watchdog.stdin.unref();
  return watchdog;
}
