import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertInstalled, isInstalled, whyNotInstalled } from '../../support/optional-package.ts';
import { Problem } from '../../support/problem.ts';

test('a package that is installed stands in nobody’s way', () => {
  assert.equal(whyNotInstalled('pg'), undefined);
  assert.ok(isInstalled('@kubernetes/client-node'));
  assertInstalled('nodemailer', 'the channel');
});

test('one that is not is told with what installs it', () => {
  assert.equal(
    whyNotInstalled('no-such-package'),
    'it needs the package no-such-package, which is not installed: npm install --save-dev no-such-package',
  );
  assert.throws(
    () => assertInstalled('no-such-package', 'the ledger'),
    (error) => error instanceof Problem && error.message === 'the ledger needs the package no-such-package',
  );
});
