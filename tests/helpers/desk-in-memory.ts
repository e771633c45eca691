import type { Decision, DecisionOutcome, Desk, DeskCase, DeskEnquiry, StaffMove } from '../../mocks/desk/desk.ts';
import type { Journal } from '../../mocks/journal.ts';
import type { RunClocks } from '../../mocks/runs/run-clocks.ts';
import { maySee, runOf } from '../../mocks/runs/run-key.ts';

/** Cases for tests of the console and the control API: applications that can be approved, rejected and asked about. */
export class DeskInMemory implements Desk {
  readonly #cases = new Map<string, DeskCase>();
  readonly #journal: Journal;
  readonly #clocks: RunClocks;

  constructor(journal: Journal, clocks: RunClocks) {
    this.#journal = journal;
    this.#clocks = clocks;
  }

  cases(run: string | null): DeskCase[] {
    return [...this.#cases.values()].filter((each) => maySee(run, each.run)).toReversed();
  }

  find(id: string): DeskCase | undefined {
    return this.#cases.get(id);
  }

  decide(id: string, decision: Decision): DecisionOutcome {
    const found = this.#cases.get(id);
    if (found === undefined) return { done: false, code: 'not-found', why: 'there is no such case' };
    const move = found.moves.find(({ name }) => name === decision.decision);
    if (move === undefined) return { done: false, code: 'already-decided', why: `it is already ${found.state}` };
    if (move.blocked !== null) return { done: false, code: 'blocked', why: 'there are questions not yet answered' };
    const now = this.#clocks.now(found.run);
    const decided = afterDecision(found, decision, now);
    this.#cases.set(id, decided);
    this.#journal.record({
      kind: 'decision',
      correlationId: found.correlationId,
      resource: id,
      decision: decision.decision,
      state: decided.state,
      final: !decided.waiting,
      by: decision.by,
      reason: decision.reason ?? null,
    });
    return { done: true, case: decided };
  }

  /** Puts a case in place as if somebody had submitted it. Tells nobody. */
  put(title: string, correlationId: string | null = null): string {
    const id = `app_${String(this.#cases.size + 1).padStart(6, '0')}`;
    const now = this.#clocks.now(runOf(correlationId));
    const highlights = [
      { term: 'Expected turnover', value: 'EUR 250,000.00' },
      { term: 'Country', value: 'Ireland' },
      { term: 'Industry', value: 'Wholesale' },
    ];
    const company = [
      { term: 'Company', value: title },
      { term: 'Registration number', value: 'HRB 123456', reference: true },
      ...highlights,
    ];
    const applicant = [
      { term: 'Full name', value: 'Sample Person' },
      { term: 'E-mail', value: 'sample.person@company.example' },
    ];
    this.#cases.set(id, {
      id,
      kind: 'application',
      title,
      correlationId,
      run: runOf(correlationId),
      ...UNDER_REVIEW,
      submittedAt: now,
      updatedAt: now,
      highlights,
      sections: [
        { title: 'Company', facts: company },
        { title: 'Applicant', facts: applicant },
        { title: 'Reference', facts: [{ term: 'Reference', value: correlationId ?? 'none', reference: true }] },
      ],
      enquiries: [],
      history: [{ at: now, by: 'the applicant', what: 'Submitted' }],
      moves: moves(null),
    });
    return id;
  }

  /** Answers every open question, as the applicant would, and records the call that did it. */
  answer(id: string, answer: string): void {
    const found = this.#cases.get(id);
    if (found === undefined) throw new Error(`there is no case ${id}`);
    const enquiries = found.enquiries.map((enquiry) => ({ ...enquiry, answer: enquiry.answer ?? answer }));
    const at = this.#clocks.now(found.run);
    const history = [...found.history, { at, by: 'the applicant', what: 'Answered' }];
    this.#cases.set(id, { ...found, ...UNDER_REVIEW, enquiries, history, updatedAt: at, moves: moves(null) });
    this.tellOfCall(found.correlationId);
  }

  /** Records a call at the bank's API, as a case that comes over HTTP would. */
  tellOfCall(correlationId: string | null): void {
    const call = { method: 'POST', path: '/applications', version: '2026-03' };
    this.#journal.record({ kind: 'unexpected-call', correlationId, ...call, status: 404, nearest: null });
  }

  forget(correlation: string): void {
    for (const [id, { correlationId }] of this.#cases) {
      if ((correlationId ?? '').startsWith(correlation)) this.#cases.delete(id);
    }
  }
}

const UNDER_REVIEW = {
  state: 'under-review',
  standing: { short: 'To be decided', long: 'Waiting for a decision by bank staff', look: 'waiting' },
  waiting: true,
} as const;

function moves(blocked: string | null): StaffMove[] {
  return [
    { name: 'approve', label: 'Approve', look: 'good', needs: 'validation', blocked },
    { name: 'reject', label: 'Reject', look: 'bad', needs: 'reason', blocked: null },
    { name: 'request-information', label: 'Ask for more', look: 'plain', needs: 'questions', blocked: null },
  ];
}

function afterDecision(found: DeskCase, decision: Decision, now: number): DeskCase {
  const { by, reason, questions = [] } = decision;
  const changed = { ...found, updatedAt: now };
  const told = (what: string) => [...found.history, { at: now, by, what }];
  switch (decision.decision) {
    case 'approve': {
      const standing = { short: 'Approved', long: 'Approved by bank staff', look: 'good' } as const;
      return { ...changed, state: 'approved', standing, waiting: false, history: told('Approved'), moves: [] };
    }
    case 'reject': {
      const standing = { short: 'Rejected', long: 'Rejected by bank staff', look: 'bad' } as const;
      const history = told(`Rejected: ${reason}`);
      return { ...changed, state: 'rejected', standing, waiting: false, history, moves: [] };
    }
    default: {
      const asked: DeskEnquiry[] = questions.map((question) => ({ ...question, askedBy: by, answer: null }));
      const standing = {
        short: 'Applicant to answer',
        long: 'Waiting for the applicant to answer',
        look: 'waiting',
      } as const;
      const enquiries = [...found.enquiries, ...asked];
      const history = told('Asked for more information');
      return {
        ...changed,
        state: 'information-required',
        standing,
        enquiries,
        history,
        moves: moves('It can be approved once the applicant has answered.'),
      };
    }
  }
}
