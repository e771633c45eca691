import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Docker from 'dockerode';
import { waitFor } from '../../../support/wait.ts';

const DOCKERD = ['/usr/bin/dockerd', '/usr/sbin/dockerd'].find((path) => existsSync(path));
const BUSYBOX = ['/bin/busybox', '/usr/bin/busybox'].find((path) => existsSync(path));
const STARTS_WITHIN_MS = 60_000;
/** Its standard input closes when the tests are over, and when they are killed: then the daemon ends too. */
const ENDS_WITH_ITS_PARENT = '"$@" & read -r _; kill $!; wait $!';
const APPLETS = ['sh', 'cat', 'crontab', 'crond', 'echo', 'sleep', 'true'];

/** Why no engine can be started here; `undefined` where one can. */
export const noEngineBecause =
  process.getuid?.() !== 0
    ? 'only root may start a Docker engine'
    : DOCKERD === undefined
      ? 'dockerd is not installed (Debian: docker.io)'
      : BUSYBOX === undefined
        ? 'busybox is not installed (Debian: busybox-static)'
        : undefined;

/** An engine of its own, that shares nothing with any other on the machine. */
export interface Daemon {
  /** As DOCKER_HOST has it. */
  address: string;
  docker: Docker;
  /** For files that go with it. */
  folder: string;
  /** Ends it with all its containers, and removes what it kept. */
  stop(): Promise<void>;
}

/** An engine with one image. */
export interface PrivateEngine extends Daemon {
  image: string;
}

/** Starts a real dockerd on a socket in a new folder, and imports an image of busybox. */
export async function startPrivateEngine(): Promise<PrivateEngine> {
  const daemon = await startDaemon(['--storage-driver=vfs']);
  const image = 'rehearse-test:1.4';
  await importImage(daemon.docker, join(daemon.folder, 'image'), image);
  return { ...daemon, image };
}

/** Starts a real dockerd on a socket in a new folder, with no image, no network of its own and no rule in the firewall. */
export async function startDaemon(flags: readonly string[] = []): Promise<Daemon> {
  if (noEngineBecause !== undefined || DOCKERD === undefined) throw new Error(noEngineBecause);
  const folder = mkdtempSync(join(tmpdir(), 'engine-'));
  const socket = join(folder, 'docker.sock');
  const log = openSync(join(folder, 'log'), 'a');
  const daemon = spawn(
    'sh',
    [
      ...['-c', ENDS_WITH_ITS_PARENT, 'sh', DOCKERD],
      ...['--host', `unix://${socket}`, '--data-root', join(folder, 'data'), '--exec-root', join(folder, 'exec')],
      ...['--pidfile', join(folder, 'pid'), '--iptables=false', '--bridge=none', ...flags],
    ],
    { detached: true, stdio: ['pipe', log, log] },
  );
  const docker = new Docker({ socketPath: socket });
  const up = await waitFor(async () => (await docker.ping().catch(() => undefined)) ?? undefined, {
    withinMs: STARTS_WITHIN_MS,
  });
  const stop = () => stopEngine(daemon, docker, folder);
  if (!up.arrived) {
    await stop();
    throw new Error(`dockerd did not start: see ${join(folder, 'log')}`);
  }
  return { address: `unix://${socket}`, docker, folder, stop };
}

async function stopEngine(daemon: ChildProcess, docker: Docker, folder: string): Promise<void> {
  const running = await docker.listContainers({ all: true }).catch(() => []);
  await Promise.all(running.map(({ Id: id }) => docker.getContainer(id).remove({ force: true })));
  const ended = daemon.exitCode === null ? once(daemon, 'exit') : Promise.resolve();
  daemon.stdin?.end();
  await ended;
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/**
 * An image of busybox, whose `crond` and `crontab` are real ones, and of a program with the name of Debian's cron: a copy of
 * `sleep`, because all that is looked at is that it runs.
 */
async function importImage(docker: Docker, root: string, name: string): Promise<void> {
  if (BUSYBOX === undefined) throw new Error('there is no busybox');
  for (const folder of ['bin', 'etc/cron.d', 'usr/sbin', 'var/spool/cron/crontabs', 'tmp']) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  copyFileSync(BUSYBOX, join(root, 'bin/busybox'));
  for (const applet of APPLETS) symlinkSync('busybox', join(root, 'bin', applet));
  writeFileSync(join(root, 'etc/passwd'), 'root:x:0:0:root:/root:/bin/sh\n');
  copyFileSync('/bin/sleep', join(root, 'usr/sbin/cron'));
  for (const library of librariesOf('/bin/sleep')) {
    mkdirSync(join(root, dirname(library)), { recursive: true });
    copyFileSync(library, join(root, library));
  }
  const archive = `${root}.tar`;
  execFileSync('tar', ['-C', root, '-cf', archive, '.']);
  const [repo = '', tag = ''] = name.split(':');
  const progress = await docker.importImage(archive, { repo, tag });
  await new Promise<void>((resolve, reject) => {
    docker.modem.followProgress(progress, (error) => (error === null ? resolve() : reject(error)));
  });
}

function librariesOf(program: string): string[] {
  const listed = execFileSync('ldd', [program], { encoding: 'utf8' });
  return [...listed.matchAll(/(?:=> )?(\/[^\s]+) \(0x/g)].map(([, path = '']) => path);
}
