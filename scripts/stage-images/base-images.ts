import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type Docker from 'dockerode';
import { findDatabaseBinaries } from '../../platform/database/binaries.ts';
import { archiveOf } from './archive.ts';
import { findBusybox } from './busybox.ts';
import { followed } from './followed.ts';

/** Where each base image comes from when it is made of what lies on this machine. */
export interface BaseImages {
  node: string;
  postgres: string;
}

/** What a Dockerfile's RUN, PostgreSQL's initdb and a container's cron need of a system. */
const APPLETS = ['sh', 'cat', 'chmod', 'chown', 'crond', 'crontab', 'echo', 'ls', 'mkdir', 'rm', 'sleep', 'true'];
const FOLDERS = ['bin', 'etc', 'root', 'tmp', 'usr/local/bin', 'var/spool/cron/crontabs'];
const WORLD_WRITABLE = 0o1777;

/**
 * Makes base images for Linux where no registry can be reached: of the Node that runs this, of the PostgreSQL that came
 * with the project's packages, of what they are linked with, and of a statically linked busybox. Two calls make the same
 * images, under the same names. Throws a Problem where one of these is not on this machine.
 */
export async function makeBaseImages(docker: Docker, workFolder: string): Promise<BaseImages> {
  const busybox = findBusybox();
  const database = findDatabaseBinaries();
  const [node, postgres] = [
    `rehearse-base-node:${process.versions.node}`,
    `rehearse-base-postgres:${database.version}`,
  ];

  await importUnlessThere(docker, node, [], async (root) => {
    await makeSystem(root, busybox);
    await cp(process.execPath, join(root, 'usr/local/bin/node'));
    await addLibraries(root, [process.execPath]);
  })(workFolder);
  await importUnlessThere(docker, postgres, ['ENV PATH=/pgsql/bin:/usr/local/bin:/bin'], async (root) => {
    await makeSystem(root, busybox);
    for (const part of ['bin', 'lib', 'share']) {
      await cp(join(database.folder, part), join(root, 'pgsql', part), { recursive: true, verbatimSymlinks: true });
    }
    await addLibraries(root, [database.postgres, database.initdb]);
  })(workFolder);
  return { node, postgres };
}

function importUnlessThere(
  docker: Docker,
  name: string,
  changes: readonly string[],
  fill: (root: string) => Promise<void>,
): (workFolder: string) => Promise<void> {
  return async (workFolder) => {
    const there = await docker
      .getImage(name)
      .inspect()
      .catch(() => undefined);
    if (there !== undefined) return;
    const root = join(workFolder, name.replace(':', '-'));
    await rm(root, { recursive: true, force: true });
    await fill(root);
    const [repo = '', tag = ''] = name.split(':');
    const all = ['ENV PATH=/usr/local/bin:/bin', ...changes];
    await followed(docker, await docker.importImage(archiveOf(root), { repo, tag, changes: all }));
    await rm(root, { recursive: true, force: true });
  };
}

async function makeSystem(root: string, busybox: string): Promise<void> {
  for (const folder of FOLDERS) await mkdir(join(root, folder), { recursive: true });
  await chmod(join(root, 'tmp'), WORLD_WRITABLE);
  await cp(busybox, join(root, 'bin/busybox'));
  for (const applet of APPLETS) await symlink('busybox', join(root, 'bin', applet));
  await writeFile(
    join(root, 'etc/passwd'),
    'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/nonexistent:/bin/false\n',
  );
  await writeFile(join(root, 'etc/group'), 'root:x:0:\nnogroup:x:65534:\n');
}

/** Copies the shared libraries that programs are linked with to where they look for them. */
async function addLibraries(root: string, programs: readonly string[]): Promise<void> {
  for (const program of programs) {
    const { stdout } = await promisify(execFile)('ldd', [program]);
    const libraries = [...stdout.matchAll(/^\s*(?:\S+ => )?(\/.+) \(0x/gm)].map(([, path = '']) => path);
    for (const library of libraries) {
      // Its own libraries lie beside a program, and are copied with it.
      if (library.startsWith(dirname(dirname(program)))) continue;
      await mkdir(join(root, dirname(library)), { recursive: true });
      await cp(library, join(root, library), { dereference: true });
    }
  }
}
