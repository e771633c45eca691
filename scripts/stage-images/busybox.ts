import { existsSync } from 'node:fs';
import { Problem } from '../../support/problem.ts';

const PLACES = ['/bin/busybox', '/usr/bin/busybox'];

/** The path of busybox on this machine. Throws a Problem where there is none. */
export function findBusybox(): string {
  const found = PLACES.find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new Problem(
    'No base image can be made of what lies on this machine',
    'there is no busybox, which gives an image its shell',
    'install it (Debian: busybox-static), or reach a registry and leave out --from-this-machine',
  );
}
