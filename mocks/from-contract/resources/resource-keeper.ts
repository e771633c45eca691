import type { BankMaterial } from '../../bank-model.ts';
import { isObject } from '../../contract/document/json.ts';
import { valueAt } from '../../contract/document/json-pointer.ts';
import type { Placement } from '../body/place.ts';
import type { ResourceBodies } from '../body/resource-bodies.ts';
import type { Lifecycle } from '../lifecycle/lifecycle.ts';
import { advance, beginCourse, type CourseEvent, movesFrom, type Progress, type Step } from '../machine.ts';
import type { IdStyle } from './resource-ids.ts';
import type { Enquiry, ResourceRecord } from './resource-record.ts';
import { ownerOf, Resources } from './resources.ts';

const MOST_HISTORY = 200;

export interface Creation {
  readonly sent: unknown;
  readonly createdBy: string;
  readonly correlationId: string | null;
  readonly idempotencyKey: string | null;
}

/** Who makes a move, and what comes with it. */
export interface Doing {
  readonly by: string;
  readonly reason?: string | undefined;
  /** What goes into the body. */
  readonly written?: readonly Placement[];
  readonly enquiries?: readonly Enquiry[];
}

/** Creates resources and moves them on; whatever is decided about one goes into the journal. */
export class ResourceKeeper {
  readonly lifecycle: Lifecycle;
  readonly resources: Resources;
  readonly #material: BankMaterial;
  readonly #bodies: ResourceBodies;
  readonly #idStyle: IdStyle;

  constructor(material: BankMaterial, lifecycle: Lifecycle, bodies: ResourceBodies, idStyle: IdStyle) {
    this.lifecycle = lifecycle;
    this.#material = material;
    this.#bodies = bodies;
    this.#idStyle = idStyle;
    this.resources = new Resources(material.memory, (state) => lifecycle.machine.finals.has(state));
  }

  /** The time as the run of a correlation id sees it. */
  nowFor(run: string | null): number {
    return this.#material.clocks.now(run);
  }

  create({ sent, createdBy, correlationId, idempotencyKey }: Creation, run: string | null): ResourceRecord {
    const now = this.nowFor(run);
    const id = this.resources.nextId(this.#idStyle, this.#material.seed);
    const course = beginCourse(this.lifecycle.machine, now);
    const { body, sent: places } = this.#bodies.begin(sent, { id, state: course.state, now });
    const record: ResourceRecord = {
      id: String(id),
      correlationId,
      createdBy,
      idempotencyKey,
      course,
      body,
      sent: places,
      submittedAt: now,
      updatedAt: now,
      enquiries: [],
      history: [{ at: now, by: 'the platform', what: `Submitted: ${course.state}` }],
    };
    this.resources.put(record);
    return record;
  }

  /** The resource as it stands now: what time and scripts bring about is done first. */
  look(record: ResourceRecord): ResourceRecord {
    const { machine } = this.lifecycle;
    if (
      movesFrom(machine, record.course.state, 'time').length +
        movesFrom(machine, record.course.state, 'script').length ===
      0
    ) {
      return record;
    }
    const timely = this.#carryOn(record, { type: 'time-passed' }, { by: 'time' }).record;
    for (const move of movesFrom(machine, timely.course.state, 'script')) {
      const { id, course, body } = timely;
      const to = move.script({ ...course, id, body, now: this.nowFor(ownerOf(timely)) });
      if (to === undefined) continue;
      const scripted = this.#carryOn(timely, { type: 'script-answered', move, to }, { by: 'script' });
      if (scripted.taken) return scripted.record;
      warnOnce(
        `${this.lifecycle.file}: a script answered ${JSON.stringify(to)}, which is none of ${move.to.join(', ')}`,
      );
    }
    return timely;
  }

  /** Counts that a resource was read as it stands, which may move it on. */
  countRead(record: ResourceRecord): void {
    if (movesFrom(this.lifecycle.machine, record.course.state, 'polls').length === 0) return;
    this.#carryOn(record, { type: 'read' }, { by: 'polls' });
  }

  /** A move by staff or by a call of the API; `taken` is false where the state does not allow it. */
  move(
    record: ResourceRecord,
    event: Extract<CourseEvent, { type: 'staff-decided' | 'operation-called' }>,
    doing: Doing,
  ): { readonly record: ResourceRecord; readonly taken: boolean } {
    return this.#carryOn(record, event, doing);
  }

  #carryOn(
    record: ResourceRecord,
    event: CourseEvent,
    doing: Doing,
  ): { readonly record: ResourceRecord; readonly taken: boolean } {
    const progress = advance(this.lifecycle.machine, record.course, event, this.nowFor(ownerOf(record)));
    const { taken } = progress;
    if (progress.steps.length === 0) {
      if (progress.course === record.course) return { record, taken };
      const read = { ...record, course: progress.course };
      this.resources.put(read);
      return { record: read, taken };
    }
    const moved = this.#afterSteps(record, progress, doing);
    this.resources.put(moved);
    return { record: moved, taken };
  }

  #afterSteps(record: ResourceRecord, { course, steps }: Progress, doing: Doing): ResourceRecord {
    let moved = record;
    for (const step of steps) {
      const mine: Doing = step.move.by === 'time' ? { by: 'time' } : doing;
      const entry = { at: step.at, by: mine.by, what: whatOf(step) };
      moved = {
        ...moved,
        body: this.#bodies.enter(moved.body, this.#identity(moved, step), mine.written ?? []),
        updatedAt: step.at,
        enquiries: [...(mine.enquiries ?? moved.enquiries)],
        history: [...moved.history, entry].slice(-MOST_HISTORY),
      };
      this.#record(moved, step, mine);
    }
    return { ...moved, course };
  }

  #identity({ id, body }: ResourceRecord, { to, at }: Step) {
    const { id: place } = this.lifecycle;
    const own = place !== null && (isObject(body) || Array.isArray(body)) ? valueAt(body, place) : undefined;
    return { id: typeof own === 'number' ? own : id, state: to, now: at };
  }

  #record({ id, correlationId }: ResourceRecord, { move, to }: Step, { by, reason }: Doing): void {
    this.#material.journal.record({
      kind: 'decision',
      correlationId,
      resource: id,
      decision: move.by === 'staff' ? move.name : to,
      state: to,
      final: this.lifecycle.machine.finals.has(to),
      by,
      reason: reason ?? null,
    });
  }
}

function whatOf({ move, from, to }: Step): string {
  const how = {
    staff: '',
    operation: 'by the API: ',
    time: 'after a time: ',
    polls: 'after being read: ',
    script: 'by the script: ',
  };
  const said = move.by === 'staff' ? `${move.name}: ` : how[move.by];
  return `${said}${from} to ${to}`;
}

const warned = new Set<string>();

/** Says what is wrong with a script once: it is asked again and again. */
function warnOnce(message: string): void {
  if (warned.has(message)) return;
  warned.add(message);
  process.emitWarning(message);
}
