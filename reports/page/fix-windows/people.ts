import type { FixWindow } from '../../../model/fix-window.ts';
import type { Deputy, Owner } from '../../../model/owner.ts';
import type { Reason, Verdict } from '../../../model/verdict.ts';
import type { WorkingTime } from '../../../support/working-time/working-time.ts';

/** A moment that somebody has to keep, and for the sake of what. */
export interface Mark {
  does: 'wake' | 'start' | 'go-home';
  at: number;
  /** Such as `blocker 1` and `risk 2`. */
  reasons: string[];
}

/** Somebody who could mend something: a team, its deputies and who is on call. One row of the chart. */
export interface Person {
  name: string;
  as: 'owner' | 'deputy' | 'on-call';
  /** The team they stand in for; `null` for a team itself. */
  team: string | null;
  /** When they are at work; `null` for who can be called at any time, or where nobody is named. */
  time: WorkingTime | null;
  /** How long an on-call needs until they sit in front of it, in milliseconds. */
  answersWithinMs: number;
  marks: Mark[];
}

const WORDS = { blockers: 'blocker', doubts: 'doubt', risks: 'risk' } as const;
const KINDS = ['blockers', 'doubts', 'risks'] as const;
const NOBODY = 'Nobody is named';

/** Whoever can mend what a verdict names, in the order in which it is named, each with the moments they have to keep. */
export function peopleOf(verdict: Verdict): Person[] {
  const people = new Map<string, Person>();
  for (const kind of KINDS) {
    for (const [index, reason] of verdict[kind].entries()) addReason(people, reason, `${WORDS[kind]} ${index + 1}`);
  }
  return [...people.values()];
}

function addReason(people: Map<string, Person>, { owner, fixWindow }: Reason, name: string): void {
  if (fixWindow === null || fixWindow.state === 'no-demo') return;
  const team = owner?.name ?? NOBODY;
  for (const person of staffOf(owner)) {
    const key = keyOf(team, person);
    if (!people.has(key)) people.set(key, person);
  }
  const { who } = fixWindow;
  const bearer = (who === null ? undefined : people.get(keyOf(team, who))) ?? people.get(keyOf(team, { as: 'owner' }));
  if (bearer === undefined) return;
  for (const { does, at } of momentsOf(fixWindow)) {
    const moment = Date.parse(at);
    const same = bearer.marks.find((mark) => mark.does === does && mark.at === moment);
    if (same === undefined) bearer.marks.push({ does, at: moment, reasons: [name] });
    else same.reasons.push(name);
  }
}

/** Deputies of the same name at two teams are two people; a team is one, whatever else it is called by. */
function keyOf(team: string, { as, name = '' }: { as: Person['as']; name?: string }): string {
  return JSON.stringify([team, as, as === 'owner' ? '' : name]);
}

function staffOf(owner: Owner | null): Person[] {
  if (owner === null) {
    return [{ name: NOBODY, as: 'owner', team: null, time: null, answersWithinMs: 0, marks: [] }];
  }
  const { name, deputies = [], onCall } = owner;
  const atWork = (person: Owner | Deputy, as: 'owner' | 'deputy', team: string | null): Person => ({
    name: person.name,
    as,
    team,
    time: { timeZone: person.timeZone, workingHours: person.workingHours, daysOff: person.daysOff },
    answersWithinMs: 0,
    marks: [],
  });
  const called: Person[] =
    onCall === undefined
      ? []
      : [
          {
            name: onCall.name,
            as: 'on-call',
            team: name,
            time: null,
            answersWithinMs: onCall.answersWithinMs ?? 0,
            marks: [],
          },
        ];
  return [atWork(owner, 'owner', null), ...deputies.map((deputy) => atWork(deputy, 'deputy', name)), ...called];
}

function momentsOf({ state, startBy, wakeBy, goesHomeAt }: FixWindow): { does: Mark['does']; at: string }[] {
  const moments: { does: Mark['does']; at: string }[] = [];
  if (state === 'wake' && wakeBy !== null) moments.push({ does: 'wake', at: wakeBy });
  if ((state === 'open' || state === 'opens') && goesHomeAt !== null) moments.push({ does: 'go-home', at: goesHomeAt });
  else if (startBy !== null) moments.push({ does: 'start', at: startBy });
  return moments;
}
