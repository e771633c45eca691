import assert from 'node:assert/strict';
import { test } from 'node:test';
import { httpValue } from '../../../readiness/sources/http-value.ts';
import { logSearch } from '../../../readiness/sources/log-search.ts';
import { Secret } from '../../../support/secret.ts';
import { hostileServer, hostilities } from '../../helpers/hostile-server.ts';
import { openedSource } from '../open-source.ts';
import { standIn } from '../stand-in.ts';

const authorization = new Secret('SEARCH_AUTHORIZATION', 'Bearer search-canary-token');

test('a value and a configuration are read at a pointer, with the authorization as it is', async (t) => {
  const url = await standIn(t, {
    'GET /state?token=q-canary': (request, response) => {
      const allowed = request.headers.authorization === 'Bearer search-canary-token';
      response.writeHead(allowed ? 200 : 403).end(JSON.stringify({ a: { 'b/c': ['x', { KEY: 'k', N: 1 }] } }));
    },
  });
  const at = (pointer: string) =>
    openedSource(httpValue, { kind: 'http', url: `${url}/state?token=q-canary`, pointer, authorization });
  assert.deepEqual(await at('/a/b~1c/0').value?.(), { place: `${url}/state`, read: true, value: 'x' });
  const reading = await at('/a/b~1c/1').configuration?.();
  assert.deepEqual(reading?.read === true && reading.value.keys.map(({ name }) => name), ['KEY', 'N']);
  assert.deepEqual(await at('/a').value?.(), {
    place: `${url}/state`,
    read: false,
    reason: 'what it has at /a is no single value',
  });
  const shut = await openedSource(httpValue, {
    kind: 'http',
    url: `${url}/state?token=q-canary`,
    pointer: '',
  }).value?.();
  assert.equal(shut?.read === false && shut.reason, 'answers 403');
});

for (const hostility of hostilities()) {
  test(`a place that ${hostility} is not read, and says why within its limit`, async (t) => {
    const url = await hostileServer(t, hostility);
    const limit = AbortSignal.timeout(300);
    const source = openedSource(httpValue, { kind: 'http', url, pointer: '', authorization }, { signal: limit });
    const search = openedSource(
      logSearch,
      { kind: 'log-search', url: `${url}/?q={correlationId}`, authorization },
      { signal: limit },
    );
    const readings = await Promise.all([source.value?.(), source.configuration?.(), search.logged?.('correlation-1')]);
    for (const [index, reading] of readings.entries()) {
      // Garbage is no value, but a search may well find nothing in it.
      if (index === 2 && hostility === 'answers garbage') continue;
      assert.ok(reading?.read === false, JSON.stringify(reading));
      assert.ok(reading.reason.length > 5 && reading.reason.length < 100, reading.reason);
      assert.doesNotMatch(reading.reason, /canary/);
    }
  });
}

test('a search finds a request by its id, and is not taken in by its own question', async (t) => {
  const id = 'correlation-1';
  const found: [string, unknown, boolean][] = [
    ['json', { hits: [{ correlationId: id, message: 'payment begun' }] }, true],
    ['in-a-message', { hits: [{ message: `payment begun {"correlationId":"${id}"}` }] }, true],
    ['nothing', { hits: [] }, false],
    ['repeats', { query: `correlationId="${id}"`, request: { params: { q: id } }, hits: [] }, false],
    ['links', { self_link: `/links?q=${id}`, hits: [] }, false],
    ['another', { hits: [{ correlationId: `${id}7` }] }, false],
  ];
  const url = await standIn(t, Object.fromEntries(found.map(([path, body]) => [`GET /${path}?q=${id}`, { body }])));
  const search = (path: string) =>
    openedSource(logSearch, { kind: 'log-search', url: `${url}/${path}?q={correlationId}` });
  for (const [path, , expected] of found) {
    assert.deepEqual(await search(path).logged?.(id), { place: `${url}/${path}`, read: true, value: expected });
  }
  const missing = await search('no-such-search').logged?.(id);
  assert.equal(missing?.read === true && missing.value, false, '404 is nothing found');
});

test('lines of text are searched too; a page is no log', async (t) => {
  const id = 'correlation-1';
  const answer = (type: string) => (_: unknown, response: import('node:http').ServerResponse) => {
    response.writeHead(200, { 'content-type': type }).end(`10:00 begun ${id}\n10:01 ended ${id}\n`);
  };
  const url = await standIn(t, { [`GET /text/${id}`]: answer('text/plain'), [`GET /page/${id}`]: answer('text/html') });
  const search = (path: string) => openedSource(logSearch, { kind: 'log-search', url: `${url}/${path}` }).logged?.(id);
  const text = await search('text/{correlationId}');
  assert.equal(text?.read === true && text.value, true);
  const page = await search('page/{correlationId}');
  assert.equal(page?.read === false && page.reason, 'answers a page, not lines of a log');
  const blind = await search('text');
  assert.equal(blind?.read === false && blind.reason, 'its url lacks {correlationId}');
});
