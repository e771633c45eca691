import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A repository is somebody's work: what was installed, built or kept by tools is not looked at. */
const NOT_LOOKED_AT = new Set([
  'node_modules',
  'bower_components',
  'vendor',
  'dist',
  'build',
  'out',
  'target',
  'coverage',
  'venv',
  '__pycache__',
  'reports',
  'test-results',
  'playwright-report',
]);
/** Of hidden folders, those in which hosts of repositories and editors keep what describes a platform. */
const HIDDEN_LOOKED_AT = new Set(['.github', '.gitlab', '.docker', '.deploy', '.k8s']);
const DEEPEST = 6;
const MOST_ENTRIES = 20_000;

/** The files of a repository. */
export interface ListedFiles {
  /** From the folder, with `/` between. */
  paths: readonly string[];
  /** Whether there are more than are looked at. */
  cutOff: boolean;
}

/**
 * The ordinary files of a folder, those nearest to it first; links are not followed. What is deeper than six folders, or
 * beyond twenty thousand entries, is left out. A folder that can't be read counts as empty.
 */
export function listFiles(folder: string): ListedFiles {
  const paths: string[] = [];
  let entries = 0;
  let folders = [''];
  for (let depth = 0; depth <= DEEPEST && folders.length > 0; depth += 1) {
    const deeper: string[] = [];
    for (const parent of folders) {
      for (const entry of entriesOf(join(folder, parent))) {
        entries += 1;
        if (entries > MOST_ENTRIES) return { paths, cutOff: true };
        const path = `${parent}${entry.name}`;
        if (entry.isFile()) paths.push(path);
        else if (entry.isDirectory() && isLookedAt(entry.name)) deeper.push(`${path}/`);
      }
    }
    folders = deeper;
  }
  return { paths, cutOff: false };
}

function isLookedAt(name: string): boolean {
  return name.startsWith('.') ? HIDDEN_LOOKED_AT.has(name) : !NOT_LOOKED_AT.has(name);
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1));
  } catch {
    return [];
  }
}
