import { AwsClient } from 'aws4fetch';
import type { S3Place } from '../setting/place.ts';
import { type Answer, askHttp, refusalOf } from './ask-http.ts';
import type { OpenedDriver } from './open-driver.ts';
import { StoreRefusal } from './store-failed.ts';

/**
 * S3 and what speaks like it. unstorage's own driver lists the first thousand objects of a bucket and no more, so this one lists
 * by prefix and page by page.
 */
export function s3Driver(place: S3Place, limitMs: number): OpenedDriver {
  const { endpoint, region, bucket, prefix, accessKeyId, secretAccessKey, sessionToken } = place;
  const client = new AwsClient({
    service: 's3',
    region,
    accessKeyId,
    secretAccessKey,
    ...(sessionToken === undefined ? {} : { sessionToken }),
  });
  const closing = new AbortController();
  const base = `${endpoint}/${bucket}`;
  const ask = (address: string, init: RequestInit = {}): Promise<Answer> => {
    const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(limitMs)]);
    return askHttp(() => client.sign(address, init), signal);
  };
  const addressOf = (key: string) => `${base}/${prefix}${key.split(':').map(encodeURIComponent).join('/')}`;

  return {
    listsByPrefix: true,
    driver: {
      async getItem(key) {
        const { status, text } = await ask(addressOf(key));
        if (status === 404 && !text.includes('NoSuchBucket')) return null;
        return expectOk(status, text);
      },
      async getKeys(wanted) {
        const keys: string[] = [];
        let after: string | undefined;
        do {
          const query = new URLSearchParams({ 'list-type': '2', prefix: `${prefix}${wanted.replaceAll(':', '/')}` });
          if (after !== undefined) query.set('continuation-token', after);
          const { status, text } = await ask(`${base}?${query}`);
          const page = readPage(expectOk(status, text));
          keys.push(...page.keys.map((key) => key.slice(prefix.length).replaceAll('/', ':')));
          after = page.after;
        } while (after !== undefined);
        return keys;
      },
      async setItem(key, value) {
        const headers = { 'content-type': 'application/json' };
        const { status, text } = await ask(addressOf(key), { method: 'PUT', body: value, headers });
        expectOk(status, text);
      },
      async exchangeItem(key, before, after) {
        const kept = await ask(addressOf(key));
        const isMissing = kept.status === 404 && !kept.text.includes('NoSuchBucket');
        if ((isMissing ? null : expectOk(kept.status, kept.text)) !== before) return false;
        if (!isMissing && kept.tag === null) throw new StoreRefusal('it does not name what it keeps (ETag)');
        const condition = kept.tag === null || isMissing ? { 'if-none-match': '*' } : { 'if-match': kept.tag };
        const headers = { 'content-type': 'application/json', ...condition };
        const { status, text } = await ask(addressOf(key), { method: 'PUT', body: after, headers });
        // An answer that got lost on its way is asked for again, and then refused by what it wrote itself.
        if (status === 412 || status === 409) return (await ask(addressOf(key))).text === after;
        expectOk(status, text);
        return true;
      },
      dispose: () => closing.abort(),
    },
  };
}

function expectOk(status: number, text: string): string {
  if (status >= 200 && status < 300) return text;
  throw refusalOf(status, 'there is no such bucket');
}

/** The keys of a page of a listing, and where the next one begins. Our keys and prefixes hold nothing that XML would escape. */
function readPage(xml: string): { keys: string[]; after: string | undefined } {
  if (!xml.includes('<ListBucketResult')) throw new StoreRefusal('it does not list as S3 does');
  const keys = [...xml.matchAll(/<Key>([^<]+)<\/Key>/g)].map(([, key = '']) => key);
  const isMore = /<IsTruncated>\s*true\s*<\/IsTruncated>/.test(xml);
  const token = /<NextContinuationToken>([^<]+)<\/NextContinuationToken>/.exec(xml)?.[1];
  if (isMore && token === undefined) throw new StoreRefusal('it does not list as S3 does');
  return { keys, after: isMore ? unescaped(token ?? '') : undefined };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
