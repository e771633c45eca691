import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keptEnvironment } from '../../cli/conductor/kept-environment.ts';
import { Secret } from '../../support/secret.ts';
import { environmentOf } from '../readiness/open-source.ts';

test('of an environment neither secrets are kept nor what commands are started with', () => {
  const environment = environmentOf({
    operationsToken: new Secret('OPERATIONS_TOKEN', 'canary-token'),
    data: {
      customer: { source: { kind: 'command', run: ['psql', '-c', 'canary'] } },
      level: { source: { kind: 'command', run: ['level'] } },
    },
  });
  const kept = JSON.stringify(keptEnvironment(environment));
  assert.doesNotMatch(kept, /canary/);
  assert.match(kept, /"run":\["psql","and 2 more"\]/);
  assert.match(kept, /"run":\["level"\]/);
  assert.match(kept, /\[secret OPERATIONS_TOKEN\]/);
});
