import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PACKAGE_FOLDER } from './own-package.mjs';
import { Problem } from './problem.ts';

const packageSchema = z.object({ peerDependencies: z.record(z.string(), z.string()).default({}) });

/**
 * Why a package that only some need can't be used, with the command that installs it; `undefined` where it is installed.
 * Asked before what imports it is loaded.
 */
export function whyNotInstalled(name: string): string | undefined {
  if (isInstalled(name)) return undefined;
  return `it needs the package ${name}, which is not installed: ${installing(name)}`;
}

/** Throws a Problem where a package that only some need is not installed; `what` needs it. */
export function assertInstalled(name: string, what: string): void {
  if (isInstalled(name)) return;
  throw new Problem(`${what} needs the package ${name}`, 'it is not installed', installing(name));
}

/** Whether a package that only some need is installed where this one finds it. */
export function isInstalled(name: string): boolean {
  try {
    import.meta.resolve(name);
    return true;
  } catch {
    return false;
  }
}

/** The versions that are known to work are those of our own package.json. */
function installing(name: string): string {
  const { peerDependencies } = packageSchema.parse(
    JSON.parse(readFileSync(join(PACKAGE_FOLDER, 'package.json'), 'utf8')),
  );
  const range = peerDependencies[name];
  return `npm install --save-dev ${range === undefined ? name : `"${name}@${range}"`}`;
}
