import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { slug } from './ids.ts';
import { keptFolder } from './kept-folder.mjs';
import { rememberSecret } from './redact.ts';

/** Whose state it is: one person's, in one environment of one project. */
export interface SignedIn {
  project: string;
  environment: string;
  person: string;
}

const cookieSchema = z.object({
  name: z.string(),
  value: z.string(),
  domain: z.string(),
  path: z.string(),
  /** Seconds since 1970; -1 for as long as the browser is open. */
  expires: z.number(),
  secure: z.boolean(),
});
const stateSchema = z.object({
  cookies: z.array(cookieSchema),
  origins: z.array(z.object({ localStorage: z.array(z.object({ name: z.string(), value: z.string() })) })).default([]),
});

export type SignedInState = z.infer<typeof stateSchema>;

/** Where the state is kept: in what the harness keeps for itself, never in the folder of a run. */
export function statePath({ project, environment, person }: SignedIn): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([resolve(project), environment, person]))
    .digest('hex');
  return join(keptFolder(), 'signed-in', `${slug(environment)}-${digest.slice(0, 16)}.json`);
}

/**
 * The state that is kept, its secrets remembered so that they are taken out of whatever is written; `null` where there is none, it
 * can't be read, or it is older than so many milliseconds: then it is removed.
 */
export function readState(who: SignedIn, lastsForMs: number, now: number): SignedInState | null {
  const path = statePath(who);
  try {
    if (now - statSync(path).mtimeMs > lastsForMs) throw new Error('it is too old');
    const state = stateSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    rememberState(state);
    return state;
  } catch {
    rmSync(path, { force: true });
    return null;
  }
}

/** Keeps a state, as Playwright's storageState gives it, readable to its owner alone. */
export function writeState(who: SignedIn, given: unknown): void {
  rememberState(stateSchema.parse(given));
  const path = statePath(who);
  const folder = join(path, '..');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const unfinished = `${path}.${process.pid}.unfinished`;
  writeFileSync(unfinished, JSON.stringify(given), { mode: 0o600 });
  renameSync(unfinished, path);
}

/** The cookies of a state that a browser would send to an address, as the header has them; `undefined` where there are none. */
export function cookiesFor(url: URL, { cookies }: SignedInState, now: number): string | undefined {
  const meant = cookies.filter(({ domain, path, expires, secure }) => {
    const isHost = domain.startsWith('.') ? `.${url.hostname}`.endsWith(domain) : url.hostname === domain;
    const isPath = url.pathname === path || url.pathname.startsWith(path.endsWith('/') ? path : `${path}/`);
    const isSafe = !secure || url.protocol === 'https:' || url.hostname === 'localhost';
    return isHost && isPath && isSafe && (expires < 0 || expires * 1000 > now);
  });
  return meant.length === 0 ? undefined : meant.map(({ name, value }) => `${name}=${value}`).join('; ');
}

/** Shorter values, such as a language, are words of every page. */
const SHORTEST_SECRET = 12;

function rememberState({ cookies, origins }: SignedInState): void {
  const stored = origins.flatMap(({ localStorage }) => localStorage);
  for (const { name, value } of [...cookies, ...stored]) {
    if (value.length >= SHORTEST_SECRET) rememberSecret(`of the sign-in (${name})`, value);
  }
}
