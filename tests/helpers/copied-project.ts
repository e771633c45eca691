import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { projectFolder } from './rehearse-command.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A copy of the project as it stands, in a folder of its own with a space in its name; what is installed is shared. */
export function copiedProject(context: TestContext): string {
  const folder = join(temporaryFolder(context), 'a copy');
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    cwd: projectFolder,
    encoding: 'utf8',
  });
  for (const file of listed.split('\0').filter((name) => name !== '')) {
    // Git still lists what was only just deleted.
    if (!existsSync(join(projectFolder, file))) continue;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(projectFolder, file), join(folder, file));
  }
  for (const installed of ['node_modules', '.rehearse'])
    symlinkSync(join(projectFolder, installed), join(folder, installed));
  return folder;
}
