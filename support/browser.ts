import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { foundBrowser } from './found-browser.ts';
import { keptFolder } from './kept-folder.mjs';
import { Problem } from './problem.ts';

const ROOT = 0;

const recordSchema = z.object({
  recordVersion: z.literal(1),
  /** Null for Playwright's own, which it finds by itself. */
  executablePath: z.string().nullable(),
  /** A browser that can show its window, if this machine has one. */
  fullBrowserPath: z.string().nullable(),
  args: z.array(z.string()),
  env: z.record(z.string(), z.string()),
});

/** How Playwright is to launch the browser; part of its `launchOptions`. */
export interface BrowserLaunch {
  executablePath?: string;
  args: string[];
  /** The browser's whole environment; this process's own where it is left out. */
  env?: Record<string, string>;
}

/**
 * The browser that set-up found or installed on this machine. Where set-up never ran, as in a repository that has rehearse
 * installed, the first that is here. Throws a Problem when set-up's record can't be used, when there is no browser, or
 * when a window is wanted and no browser here has one.
 */
export function browserLaunch({ headed = false, record = join(keptFolder(), 'browser.json') } = {}): BrowserLaunch {
  const text = readRecord(record);
  if (text === undefined) return launchOf(foundBrowser({ headed }));
  const { executablePath, fullBrowserPath, args, env } = parseRecord(text, record);
  if (headed) {
    if (fullBrowserPath !== null) return { executablePath: fullBrowserPath, args };
    throw new Problem(
      'There is no browser here that can show a window',
      'set-up found one without windows only',
      `install Chromium, Google Chrome or Microsoft Edge, delete ${record}, and run npm run setup`,
    );
  }
  return {
    ...(executablePath === null ? {} : { executablePath }),
    args,
    ...(Object.keys(env).length === 0 ? {} : { env: { ...ownEnvironment(), ...env } }),
  };
}

/** Playwright starts its own by itself, and then knows best how. */
function launchOf({ path, playwrights = false }: { path: string; playwrights?: boolean }): BrowserLaunch {
  const args = process.getuid?.() === ROOT ? ['--no-sandbox'] : [];
  return playwrights ? { args } : { executablePath: path, args };
}

function parseRecord(text: string, record: string): z.infer<typeof recordSchema> {
  try {
    return recordSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new Problem(
      `${record} cannot be read`,
      cause instanceof z.ZodError ? z.prettifyError(cause) : 'it is not JSON',
      'delete it and run npm run setup',
      { cause },
    );
  }
}

function readRecord(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Playwright replaces the whole environment of a browser by the one it is given. */
function ownEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return Object.fromEntries(entries);
}
