import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ownImage, ownName, ownPattern, ownWords } from '../../readiness/checks/own-words.ts';

test('a text of somebody else’s is told by what it is about', () => {
  assert.equal(ownWords('connect ECONNREFUSED 127.0.0.1:5432 as someone:secret'), 'refused, ECONNREFUSED');
  assert.equal(ownWords('the bank answered 503'), 'status 503');
  assert.equal(ownWords('open sesame 1234'), '');
});

test('none of a text comes out but error codes and statuses, whatever surrounds them', () => {
  const around = ['timed out ', ' ECONNRESET ', 'HTTP 401 ', 'certificate: ', 'password='];
  const secret = fc.string({ minLength: 8 }).filter((text) => ownWords(text) === '');
  const words = new Set(['timed out', 'ECONNRESET', 'status 401', 'certificate', 'its credential', 'no connection']);
  fc.assert(
    fc.property(secret, fc.constantFrom(...around), (text, context) => {
      for (const told of ownWords(`${context}${text}`).split(', ')) assert.ok(told === '' || words.has(told), told);
    }),
  );
});

test('a name is shown, what is none is not', () => {
  assert.equal(ownName('registry:5000/team/app:1.2@sha256:00ff'), 'registry:5000/team/app:1.2@sha256:00ff');
  for (const none of ['', 'a\nb', '{"key":"value"}', 'x'.repeat(100), 'postgres://app:canary@db/x'])
    assert.equal(ownName(none), 'something that is no name');
});

test('images are shown with tag and digest, schedules as cron patterns, and nothing else', () => {
  const image = `registry:5000/team/app:1.2 (sha256:${'0f'.repeat(32)})`;
  assert.equal(ownImage(image), image);
  assert.equal(ownImage('app:1 {"a":"canary"}'), 'something that is no image');
  assert.equal(ownPattern('*/5 9-17 * * MON-FRI'), '*/5 9-17 * * MON-FRI');
  assert.equal(ownPattern('* * * * ; canary'), 'something that is no cron pattern');
});
