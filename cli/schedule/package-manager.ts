import type { Tool } from './project-facts.ts';

/** What a package manager is called with, each as a line of a shell. */
export interface PackageManager {
  /** What its lock file is called. */
  readonly lockFile: string;
  /** Installs exactly what the lock file says. */
  readonly install: string;
  /** Runs a command of an installed package, and never fetches one that is not installed. */
  readonly run: string;
  /** The variable by which it is told where to keep what it fetched. */
  readonly keeps: string;
}

/** The package managers, each by the name that setup-node knows its cache by, but for the older yarn. */
export const PACKAGE_MANAGERS = {
  npm: { lockFile: 'package-lock.json', install: 'npm ci', run: 'npx --no --', keeps: 'npm_config_cache' },
  pnpm: {
    lockFile: 'pnpm-lock.yaml',
    install: 'pnpm install --frozen-lockfile',
    run: 'pnpm exec',
    keeps: 'npm_config_store_dir',
  },
  yarn: { lockFile: 'yarn.lock', install: 'yarn install --immutable', run: 'yarn run', keeps: 'YARN_CACHE_FOLDER' },
  'yarn-1': {
    lockFile: 'yarn.lock',
    install: 'yarn install --frozen-lockfile',
    run: 'yarn run --silent',
    keeps: 'YARN_CACHE_FOLDER',
  },
} as const satisfies Record<Tool, PackageManager>;
