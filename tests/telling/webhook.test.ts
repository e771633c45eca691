import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { channelSchema } from '../../model/environment/telling.ts';
import { verifyWebhook } from '../../platform/service-kit/webhook-signature.ts';
import { tellChannels } from '../../reports/telling/tell-channels.ts';
import { Secret } from '../../support/secret.ts';
import { webhookKey } from '../../support/webhook-signature.ts';
import { HOSTILE_TEXTS, withText } from '../reports/hostile.ts';
import { IMPATIENT, recordingServer } from './recording-server.ts';
import { crowded, drifted, judged, messageOf } from './samples.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const root = join(import.meta.dirname, '../..');

test('a webhook is sent JSON of the published schema, with a signature that its receiver believes, the same id at each attempt', async (t) => {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  const fits = ajv.compile(JSON.parse(readFileSync(join(root, 'docs/schemas/webhook-message.json'), 'utf8')));
  const key = webhookKey(SECRET);
  assert.ok(key);
  const hostile = HOSTILE_TEXTS.map((text) => Object.assign({}, drifted, withText(drifted, text)));
  const inputs = [judged, drifted, crowded(), ...hostile];
  for (const input of inputs) {
    const { address, taken } = await recordingServer(t, 503, 200);
    const channel = channelSchema.parse({
      kind: 'webhook',
      url: new Secret('HOOK', `${address}/hooks/very-secret`),
      signedWith: new Secret('HOOK_KEY', SECRET),
    });
    const [told] = await tellChannels([{ name: 'webhook', channel, message: messageOf(input) }], {
      folder: '/',
      patience: IMPATIENT,
    });
    assert.deepEqual([told?.result, told?.attempts, taken.length], ['told', 2, 2]);
    for (const { headers, body } of taken) {
      const header = (name: string) => String(headers[name]);
      assert.ok(verifyWebhook({ header, body }, key, Date.now()).genuine);
    }
    assert.equal(taken[0]?.headers['webhook-id'], taken[1]?.headers['webhook-id']);
    assert.ok(fits(JSON.parse(String(taken[1]?.body))), JSON.stringify(fits.errors));
  }
});
