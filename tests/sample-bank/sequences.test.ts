import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { VERSION_NAMES, type VersionName } from '../../mocks/sample/versions.ts';
import { ANSWERS, clientOf } from './bodies.ts';
import { type OpenSample, openSample } from './open-sample.ts';

// Random sequences of everything the bank can be asked and told, in all versions at once and across switches, beside a
// plain model of what an application and a payment may go through. Each answer is checked against its version's contract
// by `call`; here, that it says what the model says.

const SEQUENCES = 3_000;
const RUNS = ['run-a', 'run-b'] as const;
type Run = (typeof RUNS)[number];

type State = 'information-required' | 'under-review' | 'approved' | 'rejected';

/** An application as the model has it. */
interface Application {
  id: string;
  run: Run;
  state: State;
  open: Set<string>;
}

interface Payment {
  id: string;
  run: Run;
  madeAt: number;
  rejected: boolean;
}

interface Model {
  applications: Application[];
  payments: Payment[];
  spoken: Record<Run, VersionName>;
  asked: number;
}

/** What each version calls the states; written out here, so that the bank's own table is not its own judge. */
const WORDS: Record<VersionName, Record<State, string>> = {
  '2025-09': {
    'information-required': 'INFO_NEEDED',
    'under-review': 'IN_REVIEW',
    approved: 'ACCEPTED',
    rejected: 'DECLINED',
  },
  '2026-03': {
    'information-required': 'INFORMATION_REQUIRED',
    'under-review': 'UNDER_REVIEW',
    approved: 'APPROVED',
    rejected: 'REJECTED',
  },
  '2026-09': {
    'information-required': 'INFORMATION_REQUIRED',
    'under-review': 'IN_REVIEW',
    approved: 'APPROVED',
    rejected: 'DECLINED',
  },
};
const PAID: Record<VersionName, { pending: string; done: string; rejected: string }> = {
  '2025-09': { pending: 'OPEN', done: 'BOOKED', rejected: 'REFUSED' },
  '2026-03': { pending: 'PENDING', done: 'COMPLETED', rejected: 'REJECTED' },
  '2026-09': { pending: 'PENDING', done: 'SETTLED', rejected: 'REJECTED' },
};
const CLOSED_ACCOUNT = 'DE02120300000000202051';
const SURELY_SETTLED_MS = 600;

const run = fc.constantFrom(...RUNS);
/** A version by its name, or the one that is spoken to the run. */
const version = fc.constantFrom<VersionName | 'spoken'>(...VERSION_NAMES, 'spoken');
const which = fc.nat(5);
const step = fc.oneof(
  fc.record({ do: fc.constant('submit' as const), run, version, asksMore: fc.boolean() }),
  fc.record({ do: fc.constant('read' as const), run, version, which }),
  fc.record({ do: fc.constant('read' as const), run, version, which }),
  fc.record({
    do: fc.constant('supply' as const),
    run,
    version,
    which,
    fields: fc.subarray(ANSWERS.map(({ field }) => field)),
  }),
  fc.record({ do: fc.constant('approve' as const), which }),
  fc.record({ do: fc.constant('reject' as const), which, reason: fc.constantFrom('No such company.', '  ') }),
  fc.record({ do: fc.constant('ask' as const), which }),
  fc.record({ do: fc.constant('pay' as const), run, version, closed: fc.boolean() }),
  fc.record({ do: fc.constant('read-payment' as const), run, version, which }),
  fc.record({ do: fc.constant('switch' as const), run, to: fc.constantFrom(...VERSION_NAMES) }),
  fc.record({ do: fc.constant('wait' as const), milliseconds: fc.constantFrom(1, 399, 600, 4_000_000) }),
  fc.record({ do: fc.constant('reset' as const), run }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

test('every answer in every version says what a plain model of the bank says, whatever happens before it', async () => {
  const bank = await openSample();
  let carriedOut = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 20 }), async (steps) => {
      bank.model.reset(undefined);
      for (const each of RUNS) bank.versions.restore(each);
      const model: Model = {
        applications: [],
        payments: [],
        spoken: { 'run-a': '2026-03', 'run-b': '2026-03' },
        asked: 0,
      };
      for (const each of steps) {
        carriedOut += 1;
        await carryOut(bank, model, each);
      }
      // At the end everything is read once more, in every version.
      for (const application of model.applications) {
        for (const name of VERSION_NAMES) await assertShown(bank, application, application.run, name);
      }
    }),
    { numRuns: SEQUENCES },
  );
  assert.ok(carriedOut > SEQUENCES);
});

async function carryOut(bank: OpenSample, model: Model, step: Step): Promise<void> {
  switch (step.do) {
    case 'submit': {
      const client = await as(bank, model, step);
      const turnover = step.asksMore ? '100000.00' : '99999.99';
      const answer = await client.submit({ turnover });
      assert.ok(answer.status < 300, answer.text);
      model.applications.push({
        id: client.idOf(answer),
        run: step.run,
        state: step.asksMore ? 'information-required' : 'under-review',
        open: new Set(step.asksMore ? ANSWERS.map(({ field }) => field) : []),
      });
      break;
    }
    case 'read': {
      const application = model.applications[step.which];
      if (application !== undefined) await assertShown(bank, application, step.run, versionOf(model, step));
      break;
    }
    case 'supply': {
      const application = model.applications[step.which];
      if (application === undefined) break;
      const client = await as(bank, model, step);
      const answers = ANSWERS.filter(({ field }) => step.fields.includes(field));
      const { status, text } = await client.supply(application.id, answers);
      const expected = suppliedStatus(
        application,
        step.run,
        answers.map(({ field }) => field),
      );
      assert.equal(status < 300 ? 'taken' : status, versionedRefusal(expected, versionOf(model, step)), text);
      if (expected !== 'taken') break;
      for (const { field } of answers) application.open.delete(field);
      if (application.open.size === 0) application.state = 'under-review';
      break;
    }
    case 'approve': {
      const application = model.applications[step.which];
      if (application === undefined) break;
      const allowed = application.state === 'under-review';
      assert.equal(bank.model.desk.decide(application.id, { decision: 'approve', by: 'Staff' }).done, allowed);
      if (allowed) application.state = 'approved';
      break;
    }
    case 'reject': {
      const application = model.applications[step.which];
      if (application === undefined) break;
      const allowed = isOpen(application) && step.reason.trim() !== '';
      const { reason } = step;
      assert.equal(bank.model.desk.decide(application.id, { decision: 'reject', by: 'Staff', reason }).done, allowed);
      if (allowed) application.state = 'rejected';
      break;
    }
    case 'ask': {
      const application = model.applications[step.which];
      if (application === undefined) break;
      model.asked += 1;
      const field = `question${model.asked}`;
      const questions = [{ field, question: 'What else is there to know?' }];
      const order = { decision: 'request-information', by: 'Staff', questions };
      assert.equal(bank.model.desk.decide(application.id, order).done, isOpen(application));
      if (!isOpen(application)) break;
      application.open.add(field);
      application.state = 'information-required';
      break;
    }
    case 'pay': {
      const client = await as(bank, model, step);
      const answer = await client.pay(step.closed ? { iban: CLOSED_ACCOUNT } : {});
      assert.ok(answer.status < 300, answer.text);
      const payment = { id: client.idOf(answer), run: step.run, madeAt: bank.now(), rejected: step.closed };
      model.payments.push(payment);
      break;
    }
    case 'read-payment': {
      const payment = model.payments[step.which];
      if (payment !== undefined) await assertPaid(bank, model, payment, step);
      break;
    }
    case 'switch':
      bank.versions.switchTo(step.to, step.run);
      model.spoken[step.run] = step.to;
      break;
    case 'wait':
      await bank.passes(step.milliseconds);
      break;
    case 'reset':
      bank.model.reset(`${step.run}.`);
      model.applications = model.applications.filter((application) => application.run !== step.run);
      model.payments = model.payments.filter((payment) => payment.run !== step.run);
      break;
  }
}

function versionOf(model: Model, step: { run: Run; version: VersionName | 'spoken' }): VersionName {
  return step.version === 'spoken' ? model.spoken[step.run] : step.version;
}

function as(bank: OpenSample, model: Model, step: { run: Run; version: VersionName | 'spoken' }) {
  return clientOf(bank, versionOf(model, step), `${step.run}.sequence`);
}

async function assertShown(bank: OpenSample, { id, run: owner, state }: Application, asking: Run, name: VersionName) {
  const client = await clientOf(bank, name, `${asking}.sequence`);
  const { status, json, text } = await client.application(id);
  if (asking !== owner) {
    assert.equal(status, 404, text);
    return;
  }
  assert.equal(status, 200, text);
  assert.equal(json.status, WORDS[name][state], text);
}

async function assertPaid(
  bank: OpenSample,
  model: Model,
  { id, run: owner, madeAt, rejected }: Payment,
  step: { run: Run; version: VersionName | 'spoken' },
) {
  const name = versionOf(model, step);
  const { status, json, text } = await (await as(bank, model, step)).payment(id);
  if (step.run !== owner) {
    assert.equal(status, 404, text);
    return;
  }
  const settled = rejected ? PAID[name].rejected : PAID[name].done;
  const passed = bank.now() - madeAt;
  if (passed < 400) assert.equal(json.status, PAID[name].pending, text);
  else if (passed >= SURELY_SETTLED_MS) assert.equal(json.status, settled, text);
  else assert.ok([PAID[name].pending, settled].includes(String(json.status)), text);
}

function isOpen({ state }: Application): boolean {
  return state === 'information-required' || state === 'under-review';
}

function suppliedStatus(application: Application, asking: Run, fields: readonly string[]): 'taken' | 404 | 409 | 422 {
  if (asking !== application.run) return 404;
  if (fields.length === 0) return 422;
  if (application.state !== 'information-required') return 409;
  return fields.every((field) => application.open.has(field)) ? 'taken' : 422;
}

/** The oldest version has one status for all that is read and not accepted. */
function versionedRefusal(expected: ReturnType<typeof suppliedStatus>, name: VersionName) {
  return expected === 422 && name === '2025-09' ? 400 : expected;
}
