import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { TestContext } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { z } from 'zod';
import { listening } from '../../../helpers/listening.ts';
import { inMap, type TriedStore } from './place.ts';

const TOKEN = 'a-github-token-55e';
const commitSchema = z.object({
  message: z.string(),
  content: z.base64(),
  branch: z.string(),
  sha: z.string().optional(),
});

export interface GitHubStandIn extends TriedStore {
  /** What was answered to commits: 201, 200, 409, 422. */
  commits: number[];
}

/**
 * What GitHub documents of contents and trees: a commit of a file that is there needs its id (422 without, 409 with another),
 * and one during which the branch moved fails with 409. Trees are cut short where `isCut`.
 */
export async function githubStandIn(t: TestContext, isCut = false): Promise<GitHubStandIn> {
  const files = new Map<string, string>([['README.md', 'not ours']]);
  const commits: number[] = [];
  const server = createServer(async (request, response) => {
    const answer = (status: number, body: unknown) =>
      response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body));
    const address = new URL(request.url ?? '', 'http://host');
    const text = (await request.toArray()).map(String).join('');
    const [, path = ''] = /^\/api\/v3\/repos\/acme\/rehearsals\/(.*)$/.exec(address.pathname) ?? [];
    if (request.headers.authorization !== `Bearer ${TOKEN}`) return answer(401, { message: 'Bad credentials' });
    if (path.startsWith('git/trees/')) {
      const id = decodeURIComponent(path.slice('git/trees/'.length));
      if (id !== 'kept/ledger' && !id.startsWith('tree-')) return answer(404, { message: 'Not Found' });
      const folder = id === 'kept/ledger' ? '' : Buffer.from(id.slice('tree-'.length), 'hex').toString();
      return answer(200, address.searchParams.has('recursive') ? wholeTree(files, isCut) : oneTree(files, folder));
    }
    const file = decodeURIComponent(path.slice('contents/'.length));
    if (request.method === 'PUT') {
      const { content, branch, sha } = commitSchema.parse(JSON.parse(text));
      if (branch !== 'kept/ledger') return answer(404, { message: 'Branch not found' });
      const status = await commit(files, commits, file, { content, sha });
      return answer(status, {});
    }
    const found = address.searchParams.get('ref') === 'kept/ledger' ? files.get(file) : undefined;
    return found === undefined ? answer(404, { message: 'Not Found' }) : answer(200, found);
  });
  const port = await listening(t, server);
  const { keys, get, set, remove } = inMap(files);
  return {
    setting: `github://acme/rehearsals/kept%2Fledger/demo?api=http://127.0.0.1:${port}/api/v3`,
    variables: { GITHUB_TOKEN: TOKEN },
    commits,
    keys: async () => (await keys()).flatMap((key) => (key.startsWith('demo/') ? key.slice('demo/'.length) : [])),
    get: (key) => get(`demo/${key}`),
    set: (key, value) => set(`demo/${key}`, value),
    remove: (key) => remove(`demo/${key}`),
  };
}

async function commit(
  files: Map<string, string>,
  commits: number[],
  path: string,
  { content, sha }: { content: string; sha: string | undefined },
): Promise<number> {
  const done = () => commits.filter((status) => status < 300).length;
  const head = done();
  await turn();
  await turn();
  const there = files.get(path);
  const answer = () => {
    if (done() !== head) return 409;
    if (there === undefined) return 201;
    if (sha === undefined) return 422;
    return sha === blobId(there) ? 200 : 409;
  };
  const status = answer();
  if (status < 300) files.set(path, Buffer.from(content, 'base64').toString());
  commits.push(status);
  return status;
}

function wholeTree(files: ReadonlyMap<string, string>, isCut: boolean): unknown {
  const tree = [...files].map(([path, text]) => ({ path, type: 'blob', sha: blobId(text) }));
  return { sha: 'x', truncated: isCut, tree: isCut ? tree.slice(0, 1) : tree };
}

function oneTree(files: ReadonlyMap<string, string>, folder: string): unknown {
  const tree = new Map<string, unknown>();
  for (const [path, text] of files) {
    if (!path.startsWith(folder)) continue;
    const [name = '', ...below] = path.slice(folder.length).split('/');
    const sha = below.length === 0 ? blobId(text) : `tree-${Buffer.from(`${folder}${name}/`).toString('hex')}`;
    tree.set(name, { path: name, type: below.length === 0 ? 'blob' : 'tree', sha });
  }
  return { sha: 'x', truncated: false, tree: [...tree.values()] };
}

function blobId(text: string): string {
  const bytes = Buffer.from(text);
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
