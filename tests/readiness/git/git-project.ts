import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

/** Runs git in a folder, with nobody's own settings. */
export function gitIn(folder: string, args: readonly string[], over: Record<string, string> = {}): string {
  const settings = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', ...over };
  const output = execFileSync('git', ['-C', folder, ...args], {
    env: { ...process.env, ...settings },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 20_000,
  });
  return output.trim();
}

/** A git repository of a project, as a team works in it. */
export interface GitProject {
  folder: string;
  git(...args: string[]): string;
  /** Commits files with these texts, `null` for one that goes; the commit's id. */
  commit(subject: string, files: Record<string, string | null>, by?: { author?: string; at?: string }): string;
}

/** The path of a pipeline's configuration, and what is in it: long enough that git knows it again. */
export const PIPELINE = '.github/workflows/deploy.yml';
export const PIPELINE_TEXT = 'name: Deploy\non:\n  push:\n    branches: [main]\njobs:\n  deploy:\n    steps: []\n';

/** A repository with a pipeline's configuration in its first commit; gone when the test is over. */
export function gitProject(context: TestContext): GitProject {
  const folder = temporaryFolder(context);
  const git = (...args: string[]) => gitIn(folder, args, author('Ada'));
  git('init', '--quiet', '--initial-branch=main');
  const project: GitProject = {
    folder,
    git,
    commit(subject, files, { author: name = 'Ada', at = '2026-03-01T12:00:00+01:00' } = {}) {
      for (const [path, text] of Object.entries(files)) put(join(folder, path), text);
      git('add', '--all');
      const dates = { GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at };
      gitIn(folder, ['commit', '--quiet', '--allow-empty', '-m', subject], { ...author(name), ...dates });
      return git('rev-parse', 'HEAD');
    },
  };
  project.commit('Deploy by a pipeline', { [PIPELINE]: PIPELINE_TEXT, 'README.md': 'A platform\n' });
  return project;
}

function put(path: string, text: string | null): void {
  if (text === null) {
    rmSync(path);
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

const author = (name: string) => ({
  GIT_AUTHOR_NAME: name,
  GIT_COMMITTER_NAME: name,
  GIT_AUTHOR_EMAIL: 'canary@example.com',
  GIT_COMMITTER_EMAIL: 'canary@example.com',
});
