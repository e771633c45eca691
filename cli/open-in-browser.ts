import { spawn } from 'node:child_process';
import { say } from './output.ts';

const OPENERS: Partial<Record<NodeJS.Platform, string>> = { darwin: 'open', win32: 'explorer' };

/** Opens a file or an address with what the desktop opens it with; where there is none, says so. */
export function openInBrowser(place: string): void {
  const opener = OPENERS[process.platform] ?? 'xdg-open';
  const child = spawn(opener, [place], { stdio: 'ignore', detached: true });
  child.on('error', () => say(`${opener} is not there to open it: open ${place} in a browser yourself`));
  child.unref();
}
