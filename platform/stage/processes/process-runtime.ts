import { join } from 'node:path';
import type { Supervisor } from '../../../support/supervise/supervisor.ts';
import type { PartName } from '../parts.ts';
import type { StageRuntime } from '../runtime.ts';
import { startStageDatabase } from '../stage-database.ts';

/** What the parts get of this process's own variables: what a program needs to run, nothing that configures it. */
const INHERITED = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'SystemRoot', 'LANG', 'NODE_EXTRA_CA_CERTS'];

/** Runs each part as a process of this machine; who leads to others is told their ports before they listen. */
export function processRuntime(options: {
  project: string;
  supervisor: Supervisor;
  portsChosenBefore: readonly PartName[];
}): StageRuntime {
  const { project, supervisor, portsChosenBefore } = options;
  return {
    portsChosenBefore,
    variablesFor: (_name, port) => ({
      ...inherited(),
      // Spares each start the reading and stripping of the same files.
      NODE_COMPILE_CACHE: join(project, '.rehearse', 'compile-cache'),
      HOST: '127.0.0.1',
      PORT: String(port),
    }),
    async launch({ name, program, variables, onLine }) {
      const child = supervisor.start({ name, command: process.execPath, args: [program], env: variables, onLine });
      return {
        exited: child.exited,
        stop: () => child.stop(),
        async kill() {
          child.signal('SIGKILL');
          await child.exited;
        },
      };
    },
    startDatabase: (order) => startStageDatabase({ ...order, supervisor }),
    fromParts: (_name, url) => url,
    fromHere: (url) => url,
    handedOut: () => ({}),
    close: async () => undefined,
  };
}

function inherited(): Record<string, string> {
  const entries = INHERITED.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(entries);
}
