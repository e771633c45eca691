/**
 * Makes the base of the harness's image where no registry can be reached: Debian from its packages, by debootstrap, with the Node
 * and the npm of this machine. Prints its name. Needs root, debootstrap and a Docker engine. Where NODE_EXTRA_CA_CERTS names
 * certificates that this machine trusts, what is built on the base trusts them too.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { archiveOf } from '../stage-images/archive.ts';

const NAME = `rehearse-base-debian:${process.versions.node}`;
const SUITE = 'bookworm';
const MIRROR = 'http://deb.debian.org/debian';
const CERTIFICATES = 'usr/local/share/trusted-here.pem';

const root = mkdtempSync(join(tmpdir(), 'rehearse-debian-'));
try {
  execFileSync('debootstrap', ['--variant=minbase', '--include=ca-certificates', SUITE, root, MIRROR], {
    stdio: ['ignore', 2, 2],
  });
  putNodeInto(root);
  await importAs(NAME, root, trustedHere(root));
  process.stdout.write(`${NAME}\n`);
} finally {
  rmSync(root, { recursive: true, force: true });
}

function putNodeInto(system: string): void {
  cpSync(process.execPath, join(system, 'usr/local/bin/node'), { dereference: true });
  const modules = join(system, 'usr/local/lib/node_modules');
  mkdirSync(modules, { recursive: true });
  cpSync(npmFolder(), join(modules, 'npm'), { recursive: true });
  symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', join(system, 'usr/local/bin/npm'));
}

/** Where the npm lies that a shell would start. */
function npmFolder(): string {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    try {
      const command = realpathSync(join(folder, 'npm'));
      if (command.endsWith('npm-cli.js')) return dirname(dirname(command));
    } catch {
      // Not in this folder.
    }
  }
  throw new Error('there is no npm on PATH');
}

/** Puts certificates into the system; gives what an image is to be told of them. */
function trustedHere(system: string): string[] {
  const certificates = process.env.NODE_EXTRA_CA_CERTS ?? '';
  if (certificates === '') return [];
  cpSync(certificates, join(system, CERTIFICATES), { dereference: true });
  return ['--change', `ENV NODE_EXTRA_CA_CERTS=/${CERTIFICATES}`];
}

async function importAs(name: string, system: string, changes: readonly string[]): Promise<void> {
  const docker = spawn('docker', ['import', ...changes, '-', name], { stdio: ['pipe', 'ignore', 'inherit'] });
  const ended = once(docker, 'exit');
  await pipeline(archiveOf(system), docker.stdin);
  const [code] = await ended;
  if (code !== 0) throw new Error(`docker import ended with exit code ${code}`);
}
