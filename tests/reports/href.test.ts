import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contactHref, relativeHref } from '../../reports/words/href.ts';

describe('addresses in the page', () => {
  it('lead to files in the run’s folder', () => {
    assert.equal(relativeHref('attachments/a b#1?.png'), 'attachments/a%20b%231%3F.png');
    assert.equal(relativeHref('attachments\\a.png'), 'attachments/a.png');
  });

  for (const path of [
    '../x',
    'a/../../x',
    '/etc/passwd',
    'javascript:alert(1)',
    'https://x.example/a',
    '//x.example',
    'C:\\x',
    '',
    './x',
    'a\uD800',
  ]) {
    it(`do not lead to ${JSON.stringify(path)}`, () => assert.equal(relativeHref(path), undefined));
  }

  it('lead to those ways of reaching a team that can be followed', () => {
    assert.equal(contactHref('oncall@example.test'), 'mailto:oncall@example.test');
    assert.equal(contactHref('on\uD800call@example.test'), 'mailto:on%EF%BF%BDcall@example.test');
    assert.equal(contactHref('+49 30 555 0100'), 'tel:+49305550100');
    assert.equal(contactHref('https://chat.example.test/x'), 'https://chat.example.test/x');
    assert.equal(contactHref('#team-platform'), undefined);
    assert.equal(contactHref('javascript:alert(1)@x.y'), undefined);
  });
});
