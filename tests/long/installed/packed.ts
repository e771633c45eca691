import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { projectFolder } from '../../helpers/rehearse-command.ts';
import { cleanEnvironment } from './clean-environment.ts';

const execute = promisify(execFile);
const MOST_PRINTED = 16_000_000;
const packageSchema = z.object({ filename: z.string(), files: z.array(z.object({ path: z.string() })) });
/** npm 12 prints an object by the package's name, those before it a list. */
const packedSchema = z.union([
  z.tuple([packageSchema]).transform(([one]) => one),
  z.object({ 'dress-rehearsal': packageSchema }).transform((all) => all['dress-rehearsal']),
]);

export interface Packed {
  /** Its path. */
  tarball: string;
  /** The paths in it. */
  files: readonly string[];
}

/** What is no source, or is made of it; packing leaves no trace in the project, and two may pack at once. */
const NOT_COPIED = new Set([
  '.git',
  'node_modules',
  'dist',
  '.rehearse',
  'reports/runs',
  'test-results',
  'docs/pictures',
]);

/** Packs the project into `folder` as a release would be. */
export async function pack(folder: string): Promise<Packed> {
  const copy = mkdtempSync(join(tmpdir(), 'packed from '));
  try {
    cpSync(projectFolder, copy, { recursive: true, filter: (path) => !NOT_COPIED.has(relative(projectFolder, path)) });
    symlinkSync(join(projectFolder, 'node_modules'), join(copy, 'node_modules'));
    const { stdout } = await execute('npm', ['pack', '--json', '--pack-destination', folder], {
      cwd: copy,
      env: cleanEnvironment(),
      maxBuffer: MOST_PRINTED,
    });
    const { filename, files } = packedSchema.parse(JSON.parse(stdout.slice(stdout.search(/^[[{]/m))));
    return { tarball: join(folder, filename), files: files.map(({ path }) => path) };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
