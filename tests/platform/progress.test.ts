import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Progress, progressBy } from '../../platform/applications/progress.ts';
import type { BankApplication } from '../../platform/service-kit/bank-answers.ts';

const questions = fc.array(fc.record({ field: fc.string({ minLength: 1 }), question: fc.string({ minLength: 1 }) }), {
  minLength: 1,
  maxLength: 3,
});

const answers: fc.Arbitrary<BankApplication> = fc.oneof(
  fc.constant<BankApplication>({ status: 'RECEIVED' }),
  fc.constant<BankApplication>({ status: 'UNDER_REVIEW' }),
  questions.map<BankApplication>((informationRequired) => ({ status: 'INFORMATION_REQUIRED', informationRequired })),
  fc.string({ minLength: 1 }).map<BankApplication>((iban) => ({ status: 'APPROVED', account: { iban } })),
  fc.string({ minLength: 1 }).map<BankApplication>((reason) => ({ status: 'REJECTED', rejection: { reason } })),
);

const SUBMITTED: Progress = {
  status: 'submitted',
  informationRequested: [],
  accountNumber: null,
  rejectionReason: null,
};
const follow = (all: readonly BankApplication[]) =>
  all.reduce<Progress>((progress, answer) => progressBy(progress, answer) ?? progress, SUBMITTED);

test('whatever the bank answers after its decision, the decision stays', () => {
  fc.assert(
    fc.property(fc.array(answers), fc.array(answers), (before, after) => {
      const decided = follow(before);
      fc.pre(decided.status === 'approved' || decided.status === 'rejected');
      assert.deepEqual(follow([...before, ...after]), decided);
    }),
  );
});

test('an answer changes something once only', () => {
  fc.assert(
    fc.property(fc.array(answers), answers, (before, answer) => {
      assert.equal(progressBy(follow([...before, answer]), answer), undefined);
    }),
  );
});

test('what belongs to a status is there in that status and in no other', () => {
  fc.assert(
    fc.property(fc.array(answers), (all) => {
      const progress = follow(all);
      assert.equal(progress.status === 'approved', progress.accountNumber !== null);
      assert.equal(progress.status === 'rejected', progress.rejectionReason !== null);
      assert.equal(progress.status === 'information-required', progress.informationRequested.length > 0);
    }),
  );
});
