import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differencesInWords, rememberRead } from '../../cli/watch/seen.ts';
import { type Fingerprint, fingerprintSchema } from '../../model/fingerprint.ts';

function seen(facts: Readonly<Record<string, string>>, unread: readonly string[] = []): Fingerprint {
  return fingerprintSchema.parse({
    environment: 'staging',
    takenAt: '2026-11-21T09:30:00.000Z',
    facts: Object.entries(facts)
      .map(([id, value]) => ({ id, subject: id.split('/')[1], value }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    unread: unread.map((id) => ({ id, reason: 'no answer' })),
  });
}

const SOUND = {
  'configuration/payments/TENANT_ID': 'set, 0123456789abcdef under fedcba98',
  'version/payments': 'abc1234',
};

test('the same twice is no difference, and another fact is one', () => {
  assert.deepEqual(differencesInWords(seen(SOUND), seen(SOUND)), []);
  const deployed = seen({ ...SOUND, 'version/payments': 'def5678' });
  assert.deepEqual(differencesInWords(seen(SOUND), deployed), ['version/payments']);
});

test('a service that does not come up again is a difference, and so is that it does', () => {
  const down = seen({}, ['configuration/payments', 'version/payments']);
  assert.deepEqual(differencesInWords(seen(SOUND), down), [
    'configuration/payments can no longer be read',
    'version/payments can no longer be read',
  ]);
  const known = rememberRead(seen(SOUND), down);
  assert.deepEqual(differencesInWords(known, down), [], 'it is still down');
  assert.deepEqual(differencesInWords(known, seen(SOUND)), [
    'configuration/payments can be read again',
    'version/payments can be read again',
  ]);
});

test('what was read before is known through a time in which it could not be', () => {
  const down = seen({ 'flag/instant-payments': 'on' }, ['configuration/payments', 'version/payments']);
  const known = rememberRead(seen(SOUND), down);
  const mended = seen({ ...SOUND, 'flag/instant-payments': 'on', 'version/payments': 'def5678' });
  assert.ok(differencesInWords(known, mended).includes('version/payments'));
  assert.deepEqual(rememberRead(known, mended).facts, mended.facts);
});
