import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

/** A folder as a tar archive; `tar` is on every system that has Docker. The stream fails when `tar` does. */
export function archiveOf(folder: string): Readable {
  // GNU's tar would tell whose the files are on this machine; in an image they are root's.
  const owner = process.platform === 'linux' ? ['--owner=0', '--group=0', '--numeric-owner'] : [];
  const tar = spawn('tar', ['-C', folder, ...owner, '-cf', '-', '.'], { stdio: ['ignore', 'pipe', 'inherit'] });
  tar.once('error', (error) => tar.stdout.destroy(error));
  tar.once('exit', (code) => {
    if (code !== 0) tar.stdout.destroy(new Error(`tar ended with exit code ${code}`));
  });
  return tar.stdout;
}
