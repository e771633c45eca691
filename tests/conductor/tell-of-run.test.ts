import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tellOfRun } from '../../cli/conductor/tell-of-run.ts';
import { environmentSchema } from '../../model/environment.ts';
import { webhookMessageSchema } from '../../model/message.ts';
import { systemClock } from '../../support/clock.ts';
import { Secret } from '../../support/secret.ts';
import { recordingServer } from '../telling/recording-server.ts';
import { blocker, judged, windowUntil, withVerdict } from '../telling/samples.ts';
import { fileLedger } from '../verdict/ledger/file-ledger.ts';

const HOUR = 3_600_000;
const iso = (at: number) => new Date(at).toISOString();

test('what is told of a run that is some hours old is what is so by now', async (t) => {
  const { address, taken } = await recordingServer(t, 200);
  const { ledger } = await fileLedger(t, 0);
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const owner = { name: 'Shop team', timeZone: 'Europe/Berlin', workingHours: '09:00-17:00', contact: '#shop' };
  const environment = environmentSchema.parse({
    name: 'staging',
    identity: { name: 'staging', id: 'staging-1' },
    owner,
    operationsToken: new Secret('OPERATIONS_TOKEN', 'a-token-for-operations'),
    entrance: 'shop',
    services: { shop: { url: 'http://127.0.0.1:1' } },
    telling: {
      channels: [{ kind: 'webhook', url: new Secret('HOOK', address), signedWith: new Secret('KEY', secret) }],
    },
  });
  const now = systemClock.now();
  const away = { ...environment.owner, daysOff: [{ from: '2000-01-01', to: '2999-12-31' }] };
  const judgedBefore = windowUntil(iso(now + HOUR), { says: 'Shop team are at work now' });
  const { verdict, ...input } = withVerdict(judged, {
    blockers: [blocker('configuration/shop/KEY', { owner: away, fixWindow: judgedBefore })],
  });
  const run = { ...input.run, demo: { ...input.run.demo, at: iso(now + 2 * HOUR) } };
  const told = await tellOfRun({
    environment,
    input: { ...input, run, verdict },
    folder: '/',
    page: '/index.html',
    ledger,
    say: () => {},
    signal: new AbortController().signal,
  });
  assert.equal(told[0]?.result, 'told');
  const [blocked] = webhookMessageSchema.parse(JSON.parse(String(taken[0]?.body))).data.blockers.listed;
  assert.match(blocked?.window ?? '', /^Shop team are not at work for a year: no on-call is named/);
});
