import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultSchema } from '../../mocks/faults/fault.ts';

/** What is said of a fault: place and message, one line each. */
function said(fault: object): string {
  const parsed = faultSchema.safeParse({ name: 'tried', does: { timeout: true }, ...fault });
  return parsed.success
    ? ''
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n');
}

const WRONG: [string, object, RegExp][] = [
  [
    'a rate per no duration',
    { does: { rateLimit: { calls: 1, per: 'x' } } },
    /^does.rateLimit.per: must be a duration/,
  ],
  ['no duration in full', { does: { latency: { from: 'x', to: '1s' } } }, /^does.latency[.:].*must be a duration/],
  ['an unknown effect', { does: { latencey: '3s' } }, /^does: latencey is not known; did you mean latency\?$/],
  ['an unknown key that is like none', { colour: 1 }, /^: colour is not known; known are name, title/],
  ['an unknown occasion', { on: { opertion: 'x' } }, /^on: opertion .*did you mean operation\?$/],
  ['nothing that goes wrong', { does: {} }, /^does: must say what goes wrong/],
  ['a fault that is no object', { does: 'timeout' }, /^does: must be what goes wrong, with some of latency/],
  ['a name with spaces', { name: 'Slow bank' }, /^name: must be small letters/],
  ['no duration', { does: { latency: '3 seconds' } }, /^does.latency: must be a duration/],
  ['a duration no timer takes', { does: { latency: '9999h' } }, /^does.latency: must be a duration/],
  ['limits the wrong way round', { does: { latency: { from: '3s', to: '1s' } } }, /from must not be more than to/],
  [
    'a wrong key in full form',
    { does: { latency: { form: '3s', to: '9s' } } },
    /form is not known; did you mean from\?/,
  ],
  ['a status that is none', { does: { status: 99 } }, /^does.status: must be a status/],
  ['a status in full that is none', { does: { status: { code: 700 } } }, /must be a status from 200 to 599/],
  ['a type no header can hold', { does: { contentType: 'text/€' } }, /^does.contentType: must be a media type/],
  [
    'a type with another header in it',
    { does: { status: { code: 200, contentType: 'text/html; a=b\r\nset-cookie: c' } } },
    /must be a media type/,
  ],
  ['a reset at no time', { does: { reset: 'sometimes' } }, /^does.reset: must be before or after/],
  ['a share of all', { does: { truncate: 1 } }, /^does.truncate: must be the share/],
  ['a rate per nothing', { does: { rateLimit: { calls: 1, per: '0s' } } }, /longer than nothing/],
  [
    'a pointer without its slash',
    { does: { schema: { drop: 'status' } } },
    /^does.schema.drop: must be a JSON pointer/,
  ],
  ['a type that is none', { does: { schema: { retype: { '/a': 'numeric' } } } }, /must be one of text, number/],
  ['a change of nothing', { does: { schema: { answers: 'all' } } }, /must say what changes/],
  ['callbacks beside calls', { does: { timeout: true, callback: { never: true } } }, /make two faults of it/],
  [
    'an operation of callbacks',
    { on: { operation: 'x' }, does: { callback: { never: true } } },
    /^on.operation: callbacks have none/,
  ],
  ['an event of calls', { on: { event: 'x' } }, /^on.event: calls have none/],
  ['a burst without every', { on: { burst: 3 } }, /^on.burst: must be less than every/],
  ['every zeroth', { on: { every: 0 } }, /^on.every: must be a whole number from 1$/],
];

for (const [what, fault, message] of WRONG) {
  test(`${what} is told`, () => assert.match(said(fault), message));
}

test('everything that is wrong is told at once', () => {
  const all = said({ name: 'No', on: { every: -1 }, does: { latency: 'long', truncate: 2 } });
  for (const place of ['name:', 'on.every:', 'does.latency:', 'does.truncate:']) assert.ok(all.includes(place), all);
});

test('a fault is kept as it was given, so that it can be shown and given again', () => {
  const fault = {
    name: 'everything',
    on: { operation: ['a', 'b'], every: 4, burst: 2 },
    does: { latency: { from: '1s', to: '2s' }, status: { code: 503, retryAfter: '2s' }, truncate: 0.5 },
  };
  assert.deepEqual(faultSchema.parse(JSON.parse(JSON.stringify(fault))), fault);
});
