import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Writable } from 'node:stream';

/** Reads which process groups begin and end; kills those that are left when nobody writes any longer. */
const SCRIPT = `
trap '' INT TERM HUP
groups=
while read -r verb group; do
  kept=
  for each in $groups; do [ "$each" = "$group" ] || kept="$kept $each"; done
  groups=$kept
  [ "$verb" = end ] || groups="$groups $group"
done
for each in $groups; do kill -s KILL -- "-$each"; done
`;

let guard: ChildProcessByStdio<Writable, null, null> | undefined;

/** Starts the shell, where none is there yet. Before the first group, so that we can't be killed between the two. */
export function openGuard(): void {
  guard ??= startGuard();
}

/**
 * Has a process group killed when this process goes without having done so, even by SIGKILL: a shell waits for the end
 * of a pipe. Gives what is called when the group has ended.
 */
export function guardGroup(group: number): () => void {
  guard ??= startGuard();
  const { stdin } = guard;
  stdin.write(`begin ${group}\n`);
  return () => stdin.write(`end ${group}\n`);
}

function startGuard(): NonNullable<typeof guard> {
  const started = spawn('/bin/sh', ['-c', SCRIPT], { cwd: '/', detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  // Where it can't be started or was killed, there is still who sees to the group as long as this process lives.
  started.on('error', () => {});
  started.stdin.on('error', () => {});
  started.unref();
  if ('unref' in started.stdin && typeof started.stdin.unref === 'function') started.stdin.unref();
  return started;
}
