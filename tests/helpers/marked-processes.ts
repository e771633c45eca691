import { readdirSync, readFileSync } from 'node:fs';

/** The variable by which the processes that a test started, however remotely, are told from all others. */
export const TEST_MARK = 'REHEARSE_TEST_MARK';

/** The processes that carry a mark in their environment, as `pid command line`. Zombies are dead. Linux only. */
export function processesMarked(mark: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        if (!readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`${TEST_MARK}=${mark}`)) return [];
        if (/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))) return [];
        return [`${pid} ${readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()}`];
      } catch {
        return [];
      }
    });
}
