import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { redact } from '../../support/redact.ts';
import { Secret } from '../../support/secret.ts';

const value = 'canary/with "quotes" & spaces';
const secret = new Secret('BANK_CLIENT_SECRET', value);

test('a secret shows its name and never its value', () => {
  for (const shown of [String(secret), JSON.stringify({ secret }), inspect(secret), inspect({ secret }), `${secret}`]) {
    assert.match(shown, /\[secret BANK_CLIENT_SECRET\]/);
    assert.ok(!shown.includes('canary'), shown);
  }
});

test('text loses a secret in every form it may take', () => {
  const forms = [
    value,
    encodeURIComponent(value),
    JSON.stringify(value),
    Buffer.from(value).toString('base64'),
    Buffer.from(value).toString('base64url'),
  ];
  for (const form of forms) {
    const redacted = redact(`before ${form} after`);
    assert.ok(!redacted.includes('canary') && !redacted.includes(Buffer.from(value).toString('base64').slice(0, 20)));
    assert.match(redacted, /^before .*\[secret BANK_CLIENT_SECRET\].* after$/);
  }
});

test('it still gives its value to the one place that needs it', () => {
  assert.equal(secret.reveal(), value);
});
