import { copyFile, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunFolder } from '../../model/run-folder.ts';
import type { Supervisor } from '../../support/supervise/supervisor.ts';
import type { ChosenShard } from './choose-shards.ts';

const LIMIT_MS = 300_000;

interface ReportMerging {
  project: string;
  /** Playwright's cli.js. */
  playwright: string;
  supervisor: Supervisor;
}

/**
 * Makes Playwright's own report of all shards from what each of them left for it. Resolves with why there is none; with `null`
 * where there is. Never rejects.
 */
export async function mergePlaywrightReport(
  folder: RunFolder,
  chosen: readonly ChosenShard[],
  { project, playwright, supervisor }: ReportMerging,
): Promise<string | null> {
  await rm(folder.playwright, { recursive: true, force: true });
  const collected = await mkdtemp(join(tmpdir(), 'rehearse-blobs-'));
  supervisor.claimFolder(collected);
  try {
    const parts = await collect(chosen, collected);
    if (parts === 0) return 'no shard left a blob report of Playwright’s';
    await mkdir(folder.path, { recursive: true });
    const child = supervisor.start({
      name: 'playwright merge-reports',
      command: process.execPath,
      args: [playwright, 'merge-reports', '--reporter', 'html', collected],
      cwd: project,
      env: {
        ...process.env,
        PLAYWRIGHT_HTML_OUTPUT_DIR: folder.playwright,
        PLAYWRIGHT_HTML_OPEN: 'never',
        FORCE_COLOR: '0',
      },
    });
    const limit = setTimeout(() => child.signal('SIGKILL'), LIMIT_MS);
    const { code, signal } = await child.exited;
    clearTimeout(limit);
    return code === 0 ? null : `playwright merge-reports failed (${code ?? signal ?? 'it could not be started'})`;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return `playwright merge-reports failed (${code})`;
  } finally {
    await rm(collected, { recursive: true, force: true });
  }
}

/** One beside the other, each under a name of its own; a shard that died left none. */
async function collect(chosen: readonly ChosenShard[], into: string): Promise<number> {
  let parts = 0;
  for (const { shard, taken } of chosen) {
    if (taken === null) continue;
    const names = await readdir(taken.folder.blobReport).catch(() => []);
    for (const name of names.filter((each) => each.endsWith('.zip'))) {
      await copyFile(join(taken.folder.blobReport, name), join(into, `shard-${shard.shard}-${name}`));
      parts += 1;
    }
  }
  return parts;
}
