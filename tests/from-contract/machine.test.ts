import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  advance,
  beginCourse,
  type Course,
  type CourseEvent,
  type Machine,
  type Move,
} from '../../mocks/from-contract/machine.ts';
import { statesThatCircle, statesWithoutExit } from '../../mocks/from-contract/states.ts';

const STATES = ['new', 'checked', 'approved', 'booked', 'refused'] as const;
const state = fc.constantFrom(...STATES);
const from = fc.uniqueArray(state, { minLength: 1, maxLength: 3 });
const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({
    by: fc.constant('staff' as const),
    name: fc.constantFrom('approve', 'reject'),
    reason: fc.constant(null),
    from,
    to: state,
  }),
  fc.record({ by: fc.constant('time' as const), afterMs: fc.integer({ min: 0, max: 5000 }), from, to: state }),
  fc.record({ by: fc.constant('polls' as const), times: fc.integer({ min: 1, max: 3 }), from, to: state }),
  fc.record({ by: fc.constant('operation' as const), operation: fc.constantFrom('cancel', 'supply'), from, to: state }),
);
const machine: fc.Arbitrary<Machine> = fc
  .array(move, { maxLength: 8 })
  .map((moves) => ({ initial: 'new', moves, finals: new Set(statesWithoutExit({ initial: 'new', moves })) }))
  .filter((made) => statesThatCircle(made).length === 0);
const happening = fc.oneof(
  fc.record({ wait: fc.constant(0), event: fc.constant<CourseEvent>({ type: 'read' }) }),
  fc.record({ wait: fc.integer({ min: 0, max: 4000 }), event: fc.constant<CourseEvent>({ type: 'time-passed' }) }),
  fc.record({
    wait: fc.constant(0),
    event: fc.constantFrom<CourseEvent>(
      { type: 'staff-decided', name: 'approve' },
      { type: 'staff-decided', name: 'reject' },
    ),
  }),
  fc.record({
    wait: fc.constant(0),
    event: fc.constantFrom<CourseEvent>(
      { type: 'operation-called', operation: 'cancel' },
      { type: 'operation-called', operation: 'supply' },
    ),
  }),
);

/** The same rules, told as plainly as can be: a clock that ticks millisecond by millisecond, and one list to look things up in. */
class PlainModel {
  state: string;
  entered = 0;
  reads = 0;
  now = 0;
  readonly #moves: readonly Move[];

  constructor({ initial, moves }: Machine) {
    this.state = initial;
    this.#moves = moves;
    this.#tick();
  }

  wait(milliseconds: number): void {
    for (let passed = 0; passed < milliseconds; passed += 1) {
      this.now += 1;
      this.#tick();
    }
  }

  do(event: CourseEvent): boolean {
    if (event.type === 'read') {
      this.reads += 1;
      for (const each of this.#moves) {
        if (each.by === 'polls' && each.from.includes(this.state) && this.reads >= each.times)
          return this.#enter(each.to);
      }
      return true;
    }
    for (const each of this.#moves) {
      if (!each.from.includes(this.state)) continue;
      if (each.by === 'staff' && event.type === 'staff-decided' && each.name === event.name)
        return this.#enter(each.to);
      if (each.by === 'operation' && event.type === 'operation-called' && each.operation === event.operation) {
        return this.#enter(each.to);
      }
    }
    return event.type === 'time-passed';
  }

  #tick(): void {
    for (let moved = true; moved; ) {
      moved = false;
      for (const each of this.#moves) {
        if (each.by !== 'time' || !each.from.includes(this.state) || this.now - this.entered !== each.afterMs) continue;
        this.#enter(each.to, false);
        moved = true;
        break;
      }
    }
  }

  #enter(to: string, thenTick = true): boolean {
    this.state = to;
    this.entered = this.now;
    this.reads = 0;
    if (thenTick) this.#tick();
    return true;
  }
}

test('the machine does what a plain clockwork does, whatever happens and however rarely anybody looks', () => {
  let moves = 0;
  fc.assert(
    fc.property(machine, fc.array(happening, { maxLength: 12 }), (given, happenings) => {
      const plain = new PlainModel(given);
      let course: Course = beginCourse(given, 0);
      for (const { wait, event } of happenings) {
        plain.wait(wait);
        const before = JSON.stringify(course);
        const progress = advance(given, course, event, plain.now);
        assert.equal(JSON.stringify(course), before, 'the course handed in was changed');
        assert.equal(progress.taken || event.type === 'read', plain.do(event));
        course = advance(given, progress.course, { type: 'time-passed' }, plain.now).course;
        assert.deepEqual(course, { state: plain.state, since: plain.entered, polls: plain.reads });
        moves += progress.steps.length;
      }
    }),
    { numRuns: 3000 },
  );
  assert.ok(moves > 1000, 'the sequences reach other states');
});

test('it does not matter when anybody looks: moves by time happen at their own moments', () => {
  fc.assert(
    fc.property(machine, fc.array(fc.integer({ min: 0, max: 9000 }), { maxLength: 8 }), (given, moments) => {
      const begun = beginCourse(given, 0);
      const atOnce = advance(given, begun, { type: 'time-passed' }, 9000);
      let looked = begun;
      const steps = [...moments]
        .sort((one, other) => one - other)
        .concat(9000)
        .flatMap((now) => {
          const progress = advance(given, looked, { type: 'time-passed' }, now);
          looked = progress.course;
          return progress.steps;
        });
      assert.deepEqual({ course: looked, steps }, { course: atOnce.course, steps: atOnce.steps });
    }),
  );
});

test('a state that is read so many times moves on after the last of them', () => {
  const given: Machine = {
    initial: 'new',
    moves: [{ by: 'polls', times: 2, from: ['new'], to: 'booked' }],
    finals: new Set(),
  };
  const once = advance(given, beginCourse(given, 0), { type: 'read' }, 0);
  assert.deepEqual([once.course.state, once.steps.length], ['new', 0]);
  assert.equal(advance(given, once.course, { type: 'read' }, 0).course.state, 'booked');
});

test('a script can only move along its own way', () => {
  const script = { by: 'script', from: ['new'], to: ['booked'], script: () => undefined } as const;
  const given: Machine = { initial: 'new', moves: [script], finals: new Set() };
  const begun = beginCourse(given, 0);
  const answer = (to: string) => advance(given, begun, { type: 'script-answered', move: script, to }, 1);
  assert.equal(answer('booked').course.state, 'booked');
  assert.equal(answer('refused').taken, false);
  assert.equal(answer('new').taken, false);
});

test('a lifecycle that goes round by time alone is recognised', () => {
  const wait = (from: string, to: string): Move => ({ by: 'time', afterMs: 1, from: [from], to });
  assert.deepEqual(statesThatCircle({ initial: 'a', moves: [wait('a', 'b'), wait('b', 'a'), wait('c', 'a')] }), [
    'a',
    'b',
  ]);
  assert.deepEqual(statesThatCircle({ initial: 'a', moves: [wait('a', 'b'), wait('b', 'c')] }), []);
});
