import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { scenarioId } from '../../model/scenario-id.ts';
import { Secret } from '../../support/secret.ts';

describe('a scenario’s id', () => {
  const file = '/project/scenarios/instant-payment.spec.ts';

  it('is made of the file’s stem and the title', () => {
    assert.equal(scenarioId({ file, title: 'A customer pays' }), 'instant-payment-a-customer-pays');
  });

  it('is the same for the same file written with other slashes', () => {
    assert.equal(scenarioId({ file: 'C:\\work\\instant-payment.spec.ts', title: 'Pays' }), 'instant-payment-pays');
  });

  it('is what the annotation says, when there is one', () => {
    const annotations = [
      { type: 'issue', description: '12' },
      { type: 'scenario', description: 'Pay now' },
    ];
    assert.equal(scenarioId({ file, title: 'Anything', annotations }), 'pay-now');
  });

  it('differs for titles that a slug would make the same', () => {
    const long = 'a very long title '.repeat(10);
    const ids = ['支払い', '口座', `${long} one`, `${long} two`, 'pay 1 €', 'pay 1 £'].map((title) =>
      scenarioId({ file, title }),
    );
    assert.equal(new Set(ids).size, ids.length);
    for (const id of ids) assert.match(id, /^[a-z0-9-]{1,80}$/);
  });

  it('holds nothing of a secret that the title quotes', () => {
    new Secret('TOKEN', 'A&B="secret"');
    assert.equal(scenarioId({ file, title: 'Pays with A&B="secret"' }), 'instant-payment-pays-with-secret-token');
  });
});
