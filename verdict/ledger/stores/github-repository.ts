import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { GitHubPlace } from '../setting/place.ts';
import { type Answer, askHttp, refusalOf } from './ask-http.ts';
import { StoreRefusal } from './store-failed.ts';

const treeSchema = z.object({
  truncated: z.boolean().default(false),
  tree: z.array(z.object({ path: z.string(), type: z.string(), sha: z.string() })),
});

type Tree = z.infer<typeof treeSchema>;

const RAW = 'application/vnd.github.raw+json';
const JSON_ANSWER = 'application/vnd.github+json';

/** One branch of a repository through GitHub's API. */
export class GitHubRepository {
  /** What a 404 means. */
  readonly missing: string;
  readonly #place: GitHubPlace;
  readonly #limitMs: number;
  readonly #closing = new AbortController();

  constructor(place: GitHubPlace, limitMs: number) {
    this.#place = place;
    this.#limitMs = limitMs;
    this.missing = `there is no branch ${place.branch} in ${place.repository}, or the token may not see it: make it first`;
  }

  /** Aborted when it is closed. */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  /** The paths of all files below a folder, which ends with a slash, or of the whole branch. */
  async paths(folder: string): Promise<string[]> {
    const whole = await this.#tree(this.#place.branch, true);
    const found = whole.truncated ? await this.#below('', this.#place.branch, folder) : filesIn(whole, '');
    return found.filter((path) => path.startsWith(folder));
  }

  /** A file's text and the id of its content; `null` where there is none. */
  async read(path: string): Promise<{ text: string; sha: string } | null> {
    const query = new URLSearchParams({ ref: this.#place.branch });
    const { status, text } = await this.#ask(`contents/${encoded(path)}?${query}`, { headers: { accept: RAW } });
    if (status === 404) return null;
    return { text: expectOk(status, text, this.missing), sha: blobId(text) };
  }

  /** Commits a file, with the id of the content that it replaces, and gives the answer's status. */
  async commit(path: string, text: string, sha: string | undefined): Promise<number> {
    const body = JSON.stringify({
      // No workflow needs to run for it.
      message: 'Keep a rehearsal [skip ci]',
      content: Buffer.from(text).toString('base64'),
      branch: this.#place.branch,
      sha,
    });
    const { status } = await this.#ask(`contents/${encoded(path)}`, {
      method: 'PUT',
      body,
      headers: { accept: JSON_ANSWER },
    });
    return status;
  }

  close(): void {
    this.#closing.abort();
  }

  /** Folder by folder, where there is too much for one answer; `wanted` says which folders are worth it. */
  async #below(base: string, treeId: string, wanted: string): Promise<string[]> {
    const { tree } = await this.#tree(treeId, false);
    const paths: string[] = [];
    for (const { path, type, sha } of tree) {
      const full = `${base}${path}`;
      if (type === 'blob') paths.push(full);
      const folder = `${full}/`;
      if (type === 'tree' && (folder.startsWith(wanted) || wanted.startsWith(folder)))
        paths.push(...(await this.#below(folder, sha, wanted)));
    }
    return paths;
  }

  async #tree(id: string, isRecursive: boolean): Promise<Tree> {
    const address = `git/trees/${encodeURIComponent(id)}${isRecursive ? '?recursive=1' : ''}`;
    const { status, text } = await this.#ask(address, { headers: { accept: JSON_ANSWER } });
    const parsed = treeSchema.safeParse(parseJson(expectOk(status, text, this.missing)));
    if (!parsed.success) throw new StoreRefusal('it does not answer as GitHub does');
    return parsed.data;
  }

  #ask(
    address: string,
    { headers, ...init }: { headers: Record<string, string>; method?: string; body?: string },
  ): Promise<Answer> {
    const { api, repository, token } = this.#place;
    const signal = AbortSignal.any([this.#closing.signal, AbortSignal.timeout(this.#limitMs)]);
    const all = {
      ...headers,
      authorization: `Bearer ${token}`,
      'user-agent': 'rehearse',
      'x-github-api-version': '2022-11-28',
    };
    return askHttp(() => new Request(`${api}/repos/${repository}/${address}`, { ...init, headers: all }), signal);
  }
}

function filesIn({ tree }: Tree, base: string): string[] {
  return tree.flatMap(({ path, type }) => (type === 'blob' ? [`${base}${path}`] : []));
}

/** The id that git gives a content: the raw answer does not tell it. */
function blobId(text: string): string {
  const bytes = Buffer.from(text);
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function expectOk(status: number, text: string, missing: string): string {
  if (status === 409) throw new StoreRefusal('the repository is empty (HTTP 409)', 'make the branch first');
  if (status < 200 || status >= 300) throw refusalOf(status, missing);
  return text;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
