import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { TestContext } from 'node:test';
import { AwsV4Signer } from 'aws4fetch';
import { listening } from '../../../helpers/listening.ts';
import { inMap, type TriedStore } from './place.ts';

const KEYS_A_PAGE = 7;
const CREDENTIALS = { accessKeyId: 'ACCESS', secretAccessKey: 'an-s3-secret-7c1', region: 'eu-west-2', service: 's3' };
const BUCKET = '/rehearsals';

/**
 * What S3 documents of objects: PUT, also on a condition, GET, ListObjectsV2 in pages, NoSuchKey and NoSuchBucket; and that what arrives is what was
 * signed. With other objects in the bucket.
 */
export async function s3StandIn(t: TestContext): Promise<TriedStore> {
  const files = new Map<string, string>([['other/one.txt', 'not ours']]);
  const server = createServer(async (request, response) => {
    const answer = (status: number, body: string) => response.writeHead(status).end(body);
    const address = new URL(request.url ?? '', `http://${request.headers.host}`);
    const body = (await request.toArray()).map(String).join('');
    const { 'if-match': match, 'if-none-match': noneMatch } = request.headers;
    const signer = new AwsV4Signer({
      ...CREDENTIALS,
      headers: {
        ...(match === undefined ? {} : { 'if-match': match }),
        ...(noneMatch === undefined ? {} : { 'if-none-match': noneMatch }),
      },
      url: address.href,
      method: request.method ?? '',
      datetime: String(request.headers['x-amz-date']),
    });
    if ((await signer.authHeader()) !== request.headers.authorization)
      return answer(403, '<Error><Code>SignatureDoesNotMatch</Code></Error>');
    if (address.pathname !== BUCKET && !address.pathname.startsWith(`${BUCKET}/`))
      return answer(404, '<Error><Code>NoSuchBucket</Code></Error>');
    const key = decodeURIComponent(address.pathname.slice(BUCKET.length + 1));
    if (key === '') return answer(200, listing(files, address.searchParams));
    const kept = files.get(key);
    if (request.method === 'PUT') {
      const isRefused = (noneMatch === '*' && kept !== undefined) || (match !== undefined && match !== tagOf(kept));
      if (isRefused) return answer(412, '<Error><Code>PreconditionFailed</Code></Error>');
      files.set(key, body);
      return answer(200, '');
    }
    if (kept === undefined) return answer(404, '<Error><Code>NoSuchKey</Code></Error>');
    response.setHeader('etag', tagOf(kept));
    return answer(200, kept);
  });
  const port = await listening(t, server);
  const { keys, get, set, remove } = inMap(files);
  return {
    setting: `s3://rehearsals/team-a?region=eu-west-2&endpoint=http://127.0.0.1:${port}`,
    variables: { AWS_ACCESS_KEY_ID: 'ACCESS', AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey },
    keys: async () => (await keys()).flatMap((key) => (key.startsWith('team-a/') ? key.slice('team-a/'.length) : [])),
    get: (key) => get(`team-a/${key}`),
    set: (key, value) => set(`team-a/${key}`, value),
    remove: (key) => remove(`team-a/${key}`),
  };
}

function tagOf(text = ''): string {
  return `"${createHash('md5').update(text).digest('hex')}"`;
}

function listing(files: ReadonlyMap<string, string>, query: URLSearchParams): string {
  const prefix = query.get('prefix') ?? '';
  const after = query.get('continuation-token')?.replace(/^more&than\//, '') ?? '';
  const wanted = [...files.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
  const page = wanted.slice(0, KEYS_A_PAGE);
  const isMore = wanted.length > page.length;
  const token = isMore ? `<NextContinuationToken>more&amp;than/${page.at(-1)}</NextContinuationToken>` : '';
  const contents = page.map((key) => `<Contents><Key>${key}</Key><Size>1</Size></Contents>`).join('');
  return `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>rehearsals</Name><IsTruncated>${isMore}</IsTruncated>${token}${contents}</ListBucketResult>`;
}
