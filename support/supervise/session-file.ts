import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const identitySchema = z.object({ pid: z.int().positive(), start: z.string() });

const sessionSchema = z.object({
  id: z.string().min(1),
  /** The process that holds the supervisor. */
  conductor: identitySchema,
  /** The process that clears up when the conductor can't. */
  watchdog: identitySchema.nullable(),
  /** The children, each the leader of its own process group. */
  groups: z.array(identitySchema.extend({ name: z.string() })),
  /** What is to be removed when the session ends. */
  folders: z.array(z.string()),
  files: z.array(z.string()),
  /** The addresses of the Docker engines on which there may be containers and networks with its label. */
  engines: z.array(z.string()).default([]),
});

/** All that a session has brought into the world, written down so that whoever survives can clear it up. */
export type Session = z.infer<typeof sessionSchema>;

export function sessionPath(sessionsFolder: string, id: string): string {
  return join(sessionsFolder, `${id}.json`);
}

/** Writes a session whole or not at all, before the next thing is done. */
export function writeSession(path: string, session: Session): void {
  const unfinished = `${path}.unfinished`;
  writeFileSync(unfinished, JSON.stringify(session), { mode: 0o600 });
  renameSync(unfinished, path);
}

/** The session in a file, or `undefined` when there is none to be read: it ended, or the file is foreign. */
export function readSession(path: string): Session | undefined {
  try {
    return sessionSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}

export function forgetSession(path: string): void {
  rmSync(path, { force: true });
  rmSync(`${path}.unfinished`, { force: true });
}

/** The paths of the sessions written down in a folder, which is made where it is missing. */
export function listSessionPaths(sessionsFolder: string): string[] {
  mkdirSync(sessionsFolder, { recursive: true });
  return readdirSync(sessionsFolder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(sessionsFolder, name));
}
