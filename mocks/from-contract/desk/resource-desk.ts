import type { Decision, DecisionOutcome, Desk, DeskCase } from '../../desk/desk.ts';
import { maySee } from '../../runs/run-key.ts';
import type { Placement } from '../body/place.ts';
import { movesFrom, type StaffMove } from '../machine.ts';
import type { ResourceKeeper } from '../resources/resource-keeper.ts';
import type { Enquiry, ResourceRecord } from '../resources/resource-record.ts';
import { ownerOf } from '../resources/resources.ts';
import { caseOf } from './case-of.ts';
import { staffMovesFrom } from './staff-moves.ts';
import { inWords } from './words.ts';

/** The desk of a bank without a lifecycle: there is nothing to decide. */
export const emptyDesk: Desk = {
  cases: () => [],
  find: () => undefined,
  decide: () => refused('not-found', 'this bank keeps nothing that staff could decide about'),
};

/** The desk over the resources of a lifecycle. */
export class ResourceDesk implements Desk {
  readonly #keeper: ResourceKeeper;

  constructor(keeper: ResourceKeeper) {
    this.#keeper = keeper;
  }

  cases(run: string | null): readonly DeskCase[] {
    const seen = [...this.#keeper.resources.all()].filter((record) => maySee(run, ownerOf(record)));
    return seen.reverse().map((record) => this.#case(this.#keeper.look(record)));
  }

  find(id: string): DeskCase | undefined {
    const record = this.#keeper.resources.get(id);
    return record === undefined ? undefined : this.#case(this.#keeper.look(record));
  }

  decide(id: string, decision: Decision): DecisionOutcome {
    const known = this.#keeper.resources.get(id);
    const { machine, resource } = this.#keeper.lifecycle;
    if (known === undefined) return refused('not-found', `there is no such ${resource}`);
    const record = this.#keeper.look(known);
    const { state } = record.course;
    const move = movesFrom(machine, state, 'staff').find(({ name }) => name === decision.decision);
    if (move === undefined)
      return refused('not-possible-now', whatIsPossible(staffMovesFrom(machine, state), resource, state));
    const lacking = lackingIn(
      decision,
      record,
      staffMovesFrom(machine, state).find(({ name }) => name === move.name)?.needs,
    );
    if (lacking !== undefined) return lacking;
    const event = { type: 'staff-decided', name: move.name } as const;
    const { by, reason } = decision;
    const enquiries = [...record.enquiries, ...asked(decision)];
    const moved = this.#keeper.move(record, event, { by, reason, enquiries, written: writtenWith(move, decision) });
    return { done: true, case: this.#case(moved.record) };
  }

  #case(record: ResourceRecord): DeskCase {
    return caseOf(record, this.#keeper.lifecycle);
  }
}

function lackingIn(
  { reason = '', questions = [] }: Decision,
  { enquiries }: ResourceRecord,
  needs: string | undefined,
): DecisionOutcome | undefined {
  if (needs === 'reason' && reason.trim() === '') return refused('no-reason', 'this needs a reason');
  if (needs !== 'questions') return undefined;
  if (questions.length === 0) return refused('no-questions', 'there is nothing to ask');
  const fields = [...enquiries.filter(({ answer }) => answer === null), ...questions].map(({ field }) => field);
  const twice = fields.filter((field, index) => fields.indexOf(field) !== index);
  return twice.length === 0
    ? undefined
    : refused('already-asked', `already asked and not answered: ${twice.join(', ')}`);
}

function asked({ by, questions = [] }: Decision): Enquiry[] {
  return questions.map(({ field, question }) => ({ field, question, askedBy: by, answer: null }));
}

/** Where the lifecycle says so, what staff wrote goes into the body. */
function writtenWith(move: StaffMove, { reason, questions = [] }: Decision): Placement[] {
  const text = reason ?? questions.map(({ question }) => question).join(' ');
  return move.reason === null || text === '' ? [] : [{ pointer: move.reason, value: text }];
}

function whatIsPossible(moves: readonly { name: string }[], resource: string, state: string): string {
  const names = moves.map(({ name }) => name).join(', ');
  const stands = `the ${resource} is in the state ${inWords(state).toLowerCase()}`;
  return `${stands}, in which staff can do ${names === '' ? 'nothing' : `only this: ${names}`}`;
}

function refused(code: string, why: string): Extract<DecisionOutcome, { done: false }> {
  return { done: false, code, why };
}
