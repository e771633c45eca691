import type { FixWindow } from '../../model/fix-window.ts';
import type { Owner } from '../../model/owner.ts';
import { nextAtWork } from '../../support/working-time/intervals.ts';
import { momentInUtc, momentThere } from '../../support/working-time/moments.ts';
import { type Chance, chanceOf, goesHomeBefore, type Starter } from './chance.ts';
import type { LatestStart } from './latest-start.ts';
import { timeTaken, timeUntil } from './spans.ts';

/** What a window's words are made from. Moments in epoch milliseconds. */
export interface Situation {
  owner: Owner | null;
  needs: FixWindow['needs'];
  demoAt: number;
  start: LatestStart;
  now: number;
}

const FALLBACK = 'present the fallback';

/** That it is too late for anybody. */
export function tooLate({ needs, demoAt, start, now }: Situation): string {
  const { fix, redeploy, rehearsal } = needs;
  const all = fix.ms + redeploy.ms + rehearsal.ms;
  const parts = `${timeTaken(fix.ms)} to mend, ${timeTaken(redeploy.ms)} to deploy, ${timeTaken(rehearsal.ms)} to rehearse`;
  const why = start.beforeFreeze
    ? `somebody had to start by ${momentInUtc(start.at, now)} to have it deployed before the freeze`
    : `it takes ${timeTaken(all)} (${parts}), and the demo is in ${timeUntil(demoAt - now)}, at ${momentInUtc(demoAt, now)}`;
  return `Too late: ${why}. Present the fallback.`;
}

/** That nobody is named whose it is. */
export function nobodyNamed({ demoAt, start, now }: Situation): string {
  return `Nobody is named whose it is, and somebody must start by ${momentInUtc(start.at, now)}${beforeFreeze(start)} for the demo at ${momentInUtc(demoAt, now)}: name an owner, or ${FALLBACK}.`;
}

/** Who can start, by when, and what otherwise. */
export function sayChance(situation: Situation, owner: Owner, chance: Chance): string {
  const { who, state } = chance;
  const { start, demoAt, now } = situation;
  if (who === null || who.until === null)
    return `${awayUntil(situation, owner)}: ${instead(owner, chance, situation)}.`;
  const starts = whoStarts(situation, owner, who);
  if (who.until - who.from < situation.needs.fix.ms) {
    const stay = `${starts} and go home at ${moment(who.until, who, now)}, before it is mended: ask them to stay.`;
    return who.until > start.at ? stay : `${stay} After that, ${afterwards(situation, owner, who.until)}.`;
  }
  const must = `${starts}${state === 'open' ? ': they' : ', and'} must start`;
  const lastUntil = goesHomeBefore(who, start.at);
  if (lastUntil === null)
    return `${must} by ${momentInUtc(start.at, now)}${beforeFreeze(start)} for the demo at ${momentInUtc(demoAt, now)}.`;
  const before = `before they go home at ${moment(lastUntil, who, now)}`;
  return `${must} ${before}. After that, ${afterwards(situation, owner, lastUntil)}.`;
}

/** `Accounts team are at work now (10:30 there)`, `DevOps start in 40 min, at 16:00 UTC (08:00 there)`; a deputy beside the owner. */
function whoStarts(situation: Situation, owner: Owner, who: Starter): string {
  const { now } = situation;
  const isNow = who.from === now;
  if (who.as === 'owner') {
    return isNow ? `${who.name} are at work now (${there(now, who)})` : `${who.name} start ${inAWhile(who, now)}`;
  }
  return `${awayUntil(situation, owner)}; their deputy ${who.name} can start ${isNow ? `now (${there(now, who)})` : inAWhile(who, now)}`;
}

/** Where the owner is and since when that is no help. */
function awayUntil({ now, start, demoAt }: Situation, owner: Owner): string {
  const next = nextAtWork(owner, now);
  if (next === undefined) return `${owner.name} are not at work for a year`;
  if (next.from === now) return `${owner.name} go home at ${moment(next.until, { time: owner }, now)}`;
  const demo = `the demo ${demoAt <= next.from ? 'is at' : 'at'} ${momentInUtc(demoAt, now)}`;
  const late = next.from <= start.at ? '' : demoAt <= next.from ? `; ${demo}` : `, too late for ${demo}`;
  return `${owner.name} start ${inAWhile({ ...next, time: owner }, now)}${late}`;
}

/** What to do where neither the owner nor a deputy can start in time. */
function instead({ onCall }: Owner, { state, wakeBy }: Chance, { start, now }: Situation): string {
  if (onCall === undefined || wakeBy === null) return `no on-call is named, so ${FALLBACK}`;
  const called = `the on-call (${onCall.name}, ${onCall.contact})`;
  if (state === 'wake') return `wake ${called} by ${momentInUtc(wakeBy, now)}${beforeFreeze(start)} or ${FALLBACK}`;
  return `${called} can't be there in time, so ${FALLBACK}`;
}

/** Who can start after the one who can start now has gone home. */
function afterwards(situation: Situation, owner: Owner, from: number): string {
  const { start, needs, now } = situation;
  const after = chanceOf(owner, from, start.at, needs.fix.ms);
  if (after.who === null || after.who.until === null) return instead(owner, after, situation);
  const name = after.who.as === 'owner' ? 'they' : `their deputy ${after.who.name}`;
  return `${name} can start at ${moment(after.who.from, after.who, now)}, and must by ${momentInUtc(start.at, now)}`;
}

/** Why it is so early, where a freeze makes it so. */
function beforeFreeze(start: LatestStart): string {
  return start.beforeFreeze ? ', to have it deployed before the freeze,' : '';
}

type Clock = Pick<Starter, 'time'>;

function inAWhile(who: Pick<Starter, 'time' | 'from'>, now: number): string {
  return `in ${timeUntil(who.from - now)}, at ${moment(who.from, who, now)}`;
}

function moment(at: number, who: Clock, now: number): string {
  return `${momentInUtc(at, now)} (${there(at, who)})`;
}

function there(at: number, { time }: Clock): string {
  return momentThere(at, time?.timeZone ?? 'UTC');
}
