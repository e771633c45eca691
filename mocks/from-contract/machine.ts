import type { LifecycleScript } from '../define-lifecycle.ts';

/** The states something can be in and the ways between them; knows nothing of HTTP, bodies or contracts. */
export interface Machine {
  readonly initial: string;
  readonly moves: readonly Move[];
  readonly finals: ReadonlySet<string>;
}

/** A way between states. Where several could be taken, the first of the file is. */
export type Move = StaffMove | TimeMove | PollsMove | OperationMove | ScriptMove;

interface Way {
  readonly from: readonly string[];
  readonly to: string;
}

export interface StaffMove extends Way {
  readonly by: 'staff';
  readonly name: string;
  /** Where in the body goes what staff write; `null` for nowhere. */
  readonly reason: string | null;
}

export interface TimeMove extends Way {
  readonly by: 'time';
  readonly afterMs: number;
}

export interface PollsMove extends Way {
  readonly by: 'polls';
  readonly times: number;
}

export interface OperationMove extends Way {
  readonly by: 'operation';
  readonly operation: string;
}

export interface ScriptMove {
  readonly by: 'script';
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly script: LifecycleScript;
}

/** Where one resource stands: its state, since when (epoch milliseconds), and how often it was read in it. */
export interface Course {
  readonly state: string;
  readonly since: number;
  readonly polls: number;
}

export type CourseEvent =
  | { readonly type: 'time-passed' }
  | { readonly type: 'read' }
  | { readonly type: 'staff-decided'; readonly name: string }
  | { readonly type: 'operation-called'; readonly operation: string }
  | { readonly type: 'script-answered'; readonly move: ScriptMove; readonly to: string };

/** One move that was made. */
export interface Step {
  readonly move: Move;
  readonly from: string;
  readonly to: string;
  readonly at: number;
}

/** Where it stands after an event, and the moves that led there, oldest first. */
export interface Progress {
  readonly course: Course;
  readonly steps: readonly Step[];
  /** Whether the event itself did what it was for; `false` where the state does not allow it. */
  readonly taken: boolean;
}

export function beginCourse(machine: Machine, now: number): Course {
  return { state: machine.initial, since: now, polls: 0 };
}

/**
 * The course after an event at `now`. What time alone brings about until then comes first, each move at its own moment,
 * so that it does not matter when anybody looked. The course handed in is never changed.
 */
export function advance(machine: Machine, course: Course, event: CourseEvent, now: number): Progress {
  const timely = passTime(machine, course, now);
  const { course: before } = timely;
  const then = (move: Move, to: string): Progress => {
    const step = { move, from: before.state, to, at: now };
    return { course: entered(to, now), steps: [...timely.steps, step], taken: true };
  };
  const stay: Progress = { ...timely, taken: false };
  switch (event.type) {
    case 'time-passed':
      return timely;
    case 'read': {
      const read = { ...before, polls: before.polls + 1 };
      const move = movesFrom(machine, before.state, 'polls').find(({ times }) => read.polls >= times);
      return move === undefined ? { ...timely, course: read } : then(move, move.to);
    }
    case 'staff-decided': {
      const move = movesFrom(machine, before.state, 'staff').find(({ name }) => name === event.name);
      return move === undefined ? stay : then(move, move.to);
    }
    case 'operation-called': {
      const move = movesFrom(machine, before.state, 'operation').find(({ operation }) => operation === event.operation);
      return move === undefined ? stay : then(move, move.to);
    }
    case 'script-answered': {
      const { move, to } = event;
      const possible = move.from.includes(before.state) && move.to.includes(to) && to !== before.state;
      return possible ? then(move, to) : stay;
    }
  }
}

/** The moves of one kind that lead out of a state, in the order of the file. */
export function movesFrom<By extends Move['by']>(
  machine: Machine,
  state: string,
  by: By,
): Extract<Move, { readonly by: By }>[] {
  return machine.moves.filter((move): move is Extract<Move, { readonly by: By }> => {
    return move.by === by && move.from.includes(state);
  });
}

/** The states a move may lead to. */
export function targetsOf(move: Move): readonly string[] {
  return move.by === 'script' ? move.to : [move.to];
}

function entered(state: string, since: number): Course {
  return { state, since, polls: 0 };
}

/** Makes the moves that are due. It ends, for no lifecycle goes round by time alone (`statesThatCircle`). */
function passTime(machine: Machine, course: Course, now: number): Progress {
  const steps: Step[] = [];
  let current = course;
  for (;;) {
    const [due] = movesFrom(machine, current.state, 'time').toSorted((one, other) => one.afterMs - other.afterMs);
    const at = current.since + (due?.afterMs ?? 0);
    if (due === undefined || at > now) return { course: current, steps, taken: true };
    steps.push({ move: due, from: current.state, to: due.to, at });
    current = entered(due.to, at);
  }
}
