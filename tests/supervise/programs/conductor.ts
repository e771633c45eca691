import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSupervisor } from '../../../support/supervise/supervisor.ts';

/**
 * Holds a supervisor with a stubborn child, a child whose grandchild left its group, a claimed folder and a claimed file,
 * and prints all their names as one line of JSON. Arguments: the sessions' folder, a folder to work in.
 */
const [sessionsFolder = '', workFolder = ''] = process.argv.slice(2);
const supervisor = await openSupervisor({ sessionsFolder });

const folder = join(workFolder, 'claimed folder');
supervisor.claimFolder(folder);
mkdirSync(join(folder, 'deeper'), { recursive: true });
const file = join(workFolder, 'claimed.txt');
supervisor.claimFile(file);
writeFileSync(file, 'left behind?');

async function startProgram(name: string): Promise<{ pid: number | undefined; firstLine: string }> {
  return new Promise((resolve) => {
    const child = supervisor.start({
      name,
      command: process.execPath,
      args: [join(import.meta.dirname, `${name}.ts`)],
      env: { PATH: process.env.PATH },
      onLine: (firstLine) => resolve({ pid: child.pid, firstLine }),
    });
  });
}

const stubborn = await startProgram('stubborn');
const parent = await startProgram('parent-of-runaway');
const runaway = Number(parent.firstLine.split(' ')[1]);
console.log(JSON.stringify({ session: supervisor.session, pids: [stubborn.pid, parent.pid, runaway], folder, file }));
