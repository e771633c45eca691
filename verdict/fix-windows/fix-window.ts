import type { Demo } from '../../model/demo.ts';
import type { FixWindow } from '../../model/fix-window.ts';
import type { Owner } from '../../model/owner.ts';
import { isoTime } from '../../support/clock.ts';
import { momentInUtc } from '../../support/working-time/moments.ts';
import { chanceOf, goesHomeBefore, type Starter } from './chance.ts';
import { latestStart } from './latest-start.ts';
import { nobodyNamed, type Situation, sayChance, tooLate } from './words.ts';

/**
 * Whether something can still be mended before the demo, by whom, and by when they must start. Pure: `now` is in epoch
 * milliseconds. Moving the demo earlier never makes it better in the order of `WINDOW_STATES`.
 */
export function fixWindow(
  owner: Owner | null,
  needs: FixWindow['needs'],
  demo: Pick<Demo, 'at' | 'freeze'>,
  now: number,
): FixWindow {
  const nobody = { startBy: null, who: null, wakeBy: null, goesHomeAt: null, needs };
  if (demo.at === null) {
    return { ...nobody, state: 'no-demo', says: 'No demo is known, so nothing says by when it must be mended.' };
  }
  const demoAt = Date.parse(demo.at);
  if (demoAt <= now) {
    return {
      ...nobody,
      state: 'no-demo',
      says: `The demo was at ${momentInUtc(demoAt, now)}: it is over, or was put off.`,
    };
  }
  const situation: Situation = { owner, needs, demoAt, start: latestStart(demoAt, demo.freeze, needs), now };
  const { at: startBy } = situation.start;
  const window = { ...nobody, startBy: isoTime(startBy) };
  if (startBy < now) return { ...window, state: 'closed', says: tooLate(situation) };
  if (owner === null) return { ...window, state: 'nobody', says: nobodyNamed(situation) };
  const chance = chanceOf(owner, now, startBy, needs.fix.ms);
  const goesHomeAt = chance.who === null ? null : goesHomeBefore(chance.who, startBy);
  return {
    ...window,
    state: chance.state,
    who: chance.who === null ? null : menderFrom(chance.who),
    wakeBy: chance.state === 'wake' && chance.wakeBy !== null ? isoTime(chance.wakeBy) : null,
    goesHomeAt: goesHomeAt === null ? null : isoTime(goesHomeAt),
    says: sayChance(situation, owner, chance),
  };
}

function menderFrom({ name, contact, as, time, from, until }: Starter): NonNullable<FixWindow['who']> {
  const timeZone = time?.timeZone ?? null;
  return { name, contact, as, timeZone, from: isoTime(from), until: until === null ? null : isoTime(until) };
}
