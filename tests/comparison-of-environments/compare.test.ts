import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EnvironmentDefinition } from '../../model/environment.ts';
import type { Snapshot } from '../../readiness/snapshot.ts';
import { Secret } from '../../support/secret.ts';
import { addressIn, FILE, holding, JOB, notTheSame, read, snapshot, unread, VERSION } from './snapshots.ts';

type Configuration = NonNullable<EnvironmentDefinition['services'][string]['configuration']>;

test('what is alike in all is the same, and everything was compared', () => {
  assert.deepEqual(notTheSame(snapshot('beta'), snapshot('production')), []);
});

const DIFFERENT: { what: string; there: Partial<Snapshot>; told: string[] }[] = [
  {
    what: 'another commit',
    there: { versions: { pay: read({ ...VERSION, commit: '9aa0b11c22d3e4f5' }) } },
    told: ['version/pay different: 4f1c2d3a9b8e | 9aa0b11c22d3'],
  },
  {
    what: 'the same commit, shortened',
    there: { versions: { pay: read({ ...VERSION, commit: '4f1c2d3' }) } },
    told: [],
  },
  {
    what: 'too little of a commit to say that it is the same',
    there: { versions: { pay: read({ ...VERSION, commit: '4f1' }) } },
    told: ['version/pay different: 4f1c2d3a9b8e | 4f1'],
  },
  {
    what: 'no commit told',
    there: { versions: { pay: read({ ...VERSION, commit: null, image: 'pay:7' }) } },
    told: ['version/pay unknown: 4f1c2d3a9b8e | not told (its source does not tell it)'],
  },
  {
    what: 'a version that can’t be read',
    there: { versions: { pay: unread('answers 401') } },
    told: ['version/pay unknown: read | not read (a place: answers 401)'],
  },
  {
    what: 'another value, a key more and a key less',
    there: { configurations: { pay: holding({ URL: 'bb', MORE: 'cc' }), poll: holding({}) } },
    told: [
      'configuration/pay/MORE different: not set | set',
      'configuration/pay/URL different: set | set, to another value',
    ],
  },
  {
    what: 'a key of which its source does not tell',
    there: { configurations: { pay: holding({}, { complete: false }), poll: holding({}) } },
    told: ['configuration/pay/URL unknown: set | not told (the source does not tell of every key)'],
  },
  {
    what: 'a key that comes from where its source can’t see',
    there: {
      configurations: { pay: holding({ URL: 'aa' }, { complete: false, untold: ['TOKEN'] }), poll: holding({}) },
    },
    told: ['configuration/pay/TOKEN unknown: not set | not told (the source does not tell of every key)'],
  },
  {
    what: 'fingerprints under another key',
    there: { configurations: { pay: holding({ URL: 'aa' }, { fingerprintKeyId: 'another' }), poll: holding({}) } },
    told: ['configuration/pay/URL unknown: set | set (values can’t be compared: set the same FINGERPRINT_KEY in both)'],
  },
  {
    what: 'no fingerprint',
    there: {
      configurations: {
        pay: read({ keys: [{ name: 'URL', present: true }], complete: true, fingerprintKeyId: null }),
        poll: holding({}),
      },
    },
    told: ['configuration/pay/URL unknown: set | set (values can’t be compared: the source tells no fingerprint)'],
  },
  {
    what: 'another schedule, suspended, in a zone that nobody tells',
    there: { jobs: { poll: read({ ...JOB, schedule: '0 * * * *', timeZone: null, enabled: false }) } },
    told: [
      'job/poll/schedule different: */5 * * * * | 0 * * * *',
      'job/poll/time-zone unknown: UTC | not told (its source does not tell it)',
      'job/poll/enabled different: enabled | not enabled',
    ],
  },
  {
    what: 'the same schedule, spaced otherwise',
    there: { jobs: { poll: read({ ...JOB, schedule: ' */5  * * * *' }) } },
    told: [],
  },
  {
    what: 'a flag that is off',
    there: { flags: { fast: read({ exists: true, value: false }) } },
    told: ['flag/fast different: on | off'],
  },
  {
    what: 'a flag that is not there',
    there: { flags: { fast: read({ exists: false, value: undefined }) } },
    told: ['flag/fast different: on | not there'],
  },
  {
    what: 'a pipeline configured otherwise',
    there: { pipelines: { deploy: read({ ...FILE, blob: 'b10c' }) } },
    told: ['pipeline/deploy/configuration different: b10b | b10c'],
  },
  {
    what: 'a pipeline whose configuration was deleted',
    there: { pipelines: { deploy: read({ ...FILE, exists: false, blob: null }) } },
    told: ['pipeline/deploy/configuration different: b10b | not there'],
  },
];

for (const { what, there, told } of DIFFERENT) {
  test(`${what}: ${told.length === 0 ? 'the same' : 'told'}`, () => {
    assert.deepEqual(notTheSame(snapshot('beta'), snapshot('production', there)), told);
  });
}

test('texts of flags are told as the same or another, never themselves', () => {
  const flagged = (value: unknown): Partial<Snapshot> => ({ flags: { fast: read({ exists: true, value }) } });
  assert.deepEqual(notTheSame(snapshot('beta', flagged('canary')), snapshot('production', flagged('canary 2'))), [
    'flag/fast different: a value | another value',
  ]);
  assert.deepEqual(notTheSame(snapshot('beta', flagged('canary')), snapshot('production', flagged('canary'))), []);
});

test('images are compared where both tell one, as the version where nothing else is told', () => {
  const imaged = (image: string, commit: string | null): Partial<Snapshot> => ({
    versions: { pay: read({ commit, build: null, image, environment: null }) },
  });
  assert.deepEqual(
    notTheSame(snapshot('beta', imaged('pay:1', 'abcdef1')), snapshot('production', imaged('pay:2', 'abcdef1'))),
    ['image/pay different: pay:1 | pay:2'],
  );
  assert.deepEqual(
    notTheSame(snapshot('beta', imaged('pay:1', null)), snapshot('production', imaged('pay:1', null))),
    [],
  );
});

const withBank = (name: string, contract: string, spoken: Snapshot['spoken'] = null): Snapshot => {
  const clientSecret = new Secret('BANK_CLIENT_SECRET', 'a-canary-secret');
  const credential = { tokenPath: '/token', clientId: 'id', clientSecret, scope: 'payments' };
  return snapshot(name, { definition: { bank: { url: `${addressIn(name)}/bank`, contract, credential } }, spoken });
};

test('the bank: another contract, another version spoken, no way to ask, no bank at all', () => {
  const production = (contract: string, spoken?: string) =>
    withBank('production', contract, spoken === undefined ? null : read(spoken));
  assert.deepEqual(notTheSame(withBank('beta', '2026-09', read('2026-09')), production('2026-03', '2026-09')), [
    'contract/bank different: 2026-09 | 2026-03',
  ]);
  assert.deepEqual(notTheSame(withBank('beta', '1', read('2')), production('1', '1')), [
    'contract/bank/spoken different: 2 | 1',
  ]);
  assert.deepEqual(notTheSame(withBank('beta', '1', read('1')), production('1')), [
    'contract/bank/spoken unknown: told | not told (its definition does not say where: bank.speaks)',
  ]);
  assert.deepEqual(notTheSame(snapshot('beta'), production('1')), [
    'contract/bank different: not declared | declared (only one of the two definitions has it)',
  ]);
});

test('what only one of the two declares is told', () => {
  const more = {
    services: { pay: { url: addressIn('production') }, more: { url: addressIn('production') } },
    jobs: {},
    pipelines: {},
  };
  const { flags: _, ...without } = snapshot('production').environment;
  const there = { ...snapshot('production', { definition: more }) };
  const flagless = {
    ...there,
    environment: { ...without, services: there.environment.services, jobs: {}, pipelines: {}, flags: null },
  };
  assert.deepEqual(
    notTheSame(snapshot('beta'), flagless).map((line) => line.split(':')[0]),
    ['service/more different', 'job/poll different', 'pipeline/deploy different', 'flags different'],
  );
});

test('what may differ by either definition is told as such, unknown or different', () => {
  const there = {
    versions: { pay: read({ ...VERSION, commit: '9aa0b11c22d3e4f5' }) },
    configurations: { pay: unread('gone'), poll: holding({}) },
    definition: { mayDiffer: ['configuration/*'] },
  };
  assert.deepEqual(
    notTheSame(snapshot('beta', { definition: { mayDiffer: ['version/pay'] } }), snapshot('production', there)),
    [
      'version/pay may-differ: 4f1c2d3a9b8e | 9aa0b11c22d3',
      'configuration/pay may-differ: read | not read (a place: gone)',
    ],
  );
});

/** Two environments of which the second says something of the key URL; all may differ as far as the first is concerned. */
const saying = (configuration: Configuration, here: string | null, there: string | null) =>
  notTheSame(
    snapshot('beta', {
      configurations: { pay: holding({ URL: here }), poll: holding({}) },
      definition: { mayDiffer: ['*'] },
    }),
    snapshot('production', {
      configurations: { pay: holding({ URL: there }), poll: holding({}) },
      definition: { services: { pay: { url: addressIn('production'), configuration } } },
    }),
  );

test('a key that must differ and does not is told, also where all may differ; one that does is as it must be', () => {
  const differs = { required: [{ name: 'URL', differsFrom: ['beta'] }] };
  assert.deepEqual(saying(differs, 'aa', 'aa'), [
    'configuration/pay/URL wrongly-same: set | set, to the same value (must differ)',
  ]);
  assert.deepEqual(saying(differs, 'aa', 'bb'), [
    'configuration/pay/URL may-differ: set | set, to another value (differs, as it must)',
  ]);
  assert.deepEqual(saying(differs, null, 'bb'), [
    'configuration/pay/URL may-differ: not set | set (differs, as it must)',
  ]);
  assert.deepEqual(saying({ required: [{ name: 'URL', differsFrom: ['staging'] }] }, 'aa', 'aa'), []);
  assert.deepEqual(saying({ required: ['URL'], differsFrom: ['beta'] }, 'aa', 'aa'), [
    'configuration/pay/URL wrongly-same: set | set, to the same value (must differ)',
  ]);
  assert.deepEqual(saying({ required: [{ name: 'URL', differsFrom: [] }], differsFrom: ['beta'] }, 'aa', 'aa'), []);
});

test('a key that must be the same or must not be there is told, also where all may differ', () => {
  assert.deepEqual(saying({ optional: [{ name: 'URL', sameAs: ['beta'] }] }, 'aa', 'bb'), [
    'configuration/pay/URL different: set | set, to another value (must be the same)',
  ]);
  assert.deepEqual(saying({ forbidden: ['URL'] }, 'aa', 'aa'), [
    'configuration/pay/URL forbidden: set | set (production must not hold it)',
  ]);
  assert.deepEqual(saying({ forbidden: ['URL'] }, 'aa', null), ['configuration/pay/URL may-differ: set | not set']);
});

/** Two environments with the service, job and bank at these addresses, `mayDiffer` said by the first. */
function at(addresses: Record<'service' | 'job' | 'bank', string>, mayDiffer: string[] = []) {
  const clientSecret = new Secret('BANK_CLIENT_SECRET', 'a-canary-secret');
  const credential = { tokenPath: '/token', clientId: 'id', clientSecret, scope: 'payments' };
  return {
    services: { pay: { url: addresses.service } },
    jobs: { poll: { url: addresses.job, schedule: '*/5 * * * *' } },
    bank: { url: addresses.bank, contract: '1', credential },
    mayDiffer,
  };
}

const BETA = {
  service: 'https://pay.beta.example',
  job: 'https://poll.beta.example',
  bank: 'https://bank.beta.example',
};
const PRODUCTION = { service: 'https://pay.example', job: 'https://poll.example', bank: 'https://bank.example' };
const ALL = ['address/pay wrongly-same', 'address/poll wrongly-same', 'address/bank wrongly-same'];

/** What is told of them beside beta. */
function besideBeta(addresses: typeof BETA, mayDiffer: string[] = [], id = 'production'): string[] {
  const beta = snapshot('beta', { definition: at(BETA, mayDiffer) });
  const production = snapshot('production', { definition: { ...at(addresses), identity: id } });
  return notTheSame(beta, production).map((line) => line.split(':')[0] ?? '');
}

test('an address of the other environment is told, of services, jobs and the bank; another one is as it must be', () => {
  assert.deepEqual(besideBeta(PRODUCTION), []);
  assert.deepEqual(besideBeta(BETA), ALL);
  const written = { ...PRODUCTION, service: 'HTTPS://pay.BETA.example:443/' };
  assert.deepEqual(besideBeta(written), ['address/pay wrongly-same'], 'however it is written');
  const [told] = notTheSame(
    snapshot('beta', { definition: at(BETA) }),
    snapshot('production', { definition: at({ ...PRODUCTION, bank: `${BETA.bank}/?key=canary` }) }),
  );
  assert.equal(told, undefined, 'another path, or another query, is another address');
});

test('what both share is declared by a pattern for addresses, and by no other', () => {
  assert.deepEqual(besideBeta(BETA, ['address/*']), []);
  assert.deepEqual(besideBeta(BETA, ['address/bank']), ALL.slice(0, 2));
  assert.deepEqual(besideBeta(BETA, ['*', '*/bank']), ALL);
});

test('two environments that say they are one place are told, whatever may differ', () => {
  assert.deepEqual(besideBeta(PRODUCTION, ['*', 'identity', 'address/*'], 'beta'), ['identity wrongly-same']);
});
