import { systemClock } from '../../../support/clock.ts';
import type { GitHubPlace } from '../setting/place.ts';
import { refusalOf } from './ask-http.ts';
import { GitHubRepository } from './github-repository.ts';
import type { OpenedDriver } from './open-driver.ts';
import { StoreRefusal } from './store-failed.ts';

/** Every file is a commit, and a commit fails where another came first: how often it is tried again. */
const TRIES = 12;
const LONGEST_PAUSE_MS = 400;

/**
 * Files on a branch of a repository, written and read through GitHub's API, each write a commit. unstorage's own driver for GitHub
 * only reads. The branch is never made: whoever makes it decides that others may read what the ledger holds.
 */
export function githubDriver(place: GitHubPlace, limitMs: number): OpenedDriver {
  const repository = new GitHubRepository(place, limitMs);
  const pathOf = (key: string) => `${place.folder}${key.replaceAll(':', '/')}`;
  return {
    listsByPrefix: false,
    driver: {
      async getItem(key) {
        return (await repository.read(pathOf(key)))?.text ?? null;
      },
      async getKeys() {
        const paths = await repository.paths(place.folder);
        return paths.map((path) => path.slice(place.folder.length).replaceAll('/', ':'));
      },
      setItem: (key, value) => write(repository, pathOf(key), value),
      exchangeItem: (key, before, after) => exchange(repository, pathOf(key), before, after),
      dispose: () => repository.close(),
    },
  };
}

async function write(repository: GitHubRepository, path: string, text: string): Promise<void> {
  let sha: string | undefined;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const status = await repository.commit(path, text, sha);
    if (status === 200 || status === 201) return;
    // 409: the branch moved meanwhile, or the file did; 422: there is a file already, whose id has to be given.
    if (status !== 409 && status !== 422) throw refusalOf(status, repository.missing);
    if (tries > 0 || status === 409) await systemClock.pause(Math.random() * LONGEST_PAUSE_MS, repository.closing);
    const there = await repository.read(path);
    // An answer that got lost on its way: the commit was made.
    if (there?.text === text) return;
    sha = there?.sha;
  }
  throw new StoreRefusal('others write to the branch all the time', 'try again, or keep the ledger elsewhere');
}

/** A commit names the content that it replaces: one that was replaced meanwhile refuses it. */
async function exchange(
  repository: GitHubRepository,
  path: string,
  before: string | null,
  after: string,
): Promise<boolean> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const there = await repository.read(path);
    if (tries > 0 && there?.text === after) return true;
    if ((there?.text ?? null) !== before) return false;
    const status = await repository.commit(path, after, there?.sha);
    if (status === 200 || status === 201) return true;
    if (status !== 409 && status !== 422) throw refusalOf(status, repository.missing);
    await systemClock.pause(Math.random() * LONGEST_PAUSE_MS, repository.closing);
  }
  throw new StoreRefusal('others write to the branch all the time', 'try again, or keep the ledger elsewhere');
}
