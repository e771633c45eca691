import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProcess } from './processes.ts';

/**
 * The PostgreSQL servers whose data lie in a folder or directly below it. They are found by their own
 * pid file because PostgreSQL writes over its environment, and with it over the session's marker.
 */
export function postmastersIn(folder: string): number[] {
  return dataFoldersIn(folder).flatMap((dataFolder) => {
    const pid = pidIn(join(dataFolder, 'postmaster.pid'));
    return pid !== undefined && findProcess(pid)?.name === 'postgres' ? pid : [];
  });
}

function dataFoldersIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const below = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [folder, ...below.map((entry) => join(folder, entry.name))];
}

function pidIn(path: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(path, 'utf8'), 10);
    return pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
}
