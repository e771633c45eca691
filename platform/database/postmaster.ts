import type { SupervisedChild } from '../../support/supervise/child.ts';
import type { Supervisor } from '../../support/supervise/supervisor.ts';
import type { DatabaseBinaries } from './binaries.ts';
import type { DatabaseUser } from './database-user.ts';

const ACCEPTING = 'database system is ready to accept connections';
const PORT_TAKEN = /could not bind .* Address already in use/;

/**
 * A database of one rehearsal need not outlive a power cut, so nothing is forced onto the disk; what one process has
 * written every other sees all the same. It listens on TCP alone, and keeps its shared memory in files of its own folder.
 */
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'fsync=off',
  'full_page_writes=off',
  'synchronous_commit=on',
  'dynamic_shared_memory_type=mmap',
  'log_destination=stderr',
  'logging_collector=off',
];

export type PostmasterStart =
  | { state: 'accepting'; child: SupervisedChild }
  | { state: 'port-taken' }
  | { state: 'failed'; lastLines: string[] };

/** Starts PostgreSQL's server on a data folder, and resolves when it accepts connections or has ended. */
export async function startPostmaster(options: {
  binaries: DatabaseBinaries;
  dataFolder: string;
  user: DatabaseUser;
  port: number;
  supervisor: Supervisor;
  onLine: ((line: string) => void) | undefined;
}): Promise<PostmasterStart> {
  const { binaries, dataFolder, user, port, supervisor, onLine } = options;
  const settings = [...SETTINGS, `port=${port}`].flatMap((setting) => ['-c', setting]);
  return new Promise((resolve) => {
    const child = supervisor.start({
      name: 'database',
      ...user.start(binaries.postgres, ['-D', dataFolder, ...settings]),
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
      cwd: '/',
      // Disconnects everybody and skips the last write to a disk that is about to be cleared.
      stopSignal: 'SIGQUIT',
      onLine: (line) => {
        onLine?.(line);
        if (line.includes(ACCEPTING)) resolve({ state: 'accepting', child });
      },
    });
    child.exited.then(({ lastLines, error }) => {
      if (lastLines.some((line) => PORT_TAKEN.test(line))) resolve({ state: 'port-taken' });
      else resolve({ state: 'failed', lastLines: error === undefined ? lastLines : [...lastLines, error.message] });
    });
  });
}
