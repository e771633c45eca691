import type { Environment } from '../../model/environment.ts';
import { describeDuration } from '../../support/duration.ts';
import { type Answer, type Check, fail, pass, type Question, unknown, warn } from '../check.ts';
import type { Sources } from '../sources/sources.ts';
import { judgeOffset, oursBehind } from './clock/judge.ts';
import { doubtOf, middleOf, type Offset, offsetFrom } from './clock/offset.ts';
import { type ClockReading, readClock } from './clock/read-clock.ts';
import { type Addressed, platformOf } from './outside/addresses.ts';
import { unlessReachable } from './reachable.ts';
import { operationsRemedy } from './silent-remedy.ts';

const LIMIT_MS = 2000;
const clockId = (subject: string) => `clock/${subject}`;

/** Do the clocks of services and jobs agree with ours, or, where ours is the one that is wrong, with each other? */
export const clock: Check = {
  name: 'clock',
  questions: (environment) => {
    const platform = platformOf(environment);
    return [...platform.map(clockQuestion), ...(platform.length < 2 ? [] : [ourQuestion(environment, platform)])];
  },
};

function clockQuestion(addressed: Addressed): Question {
  const { subject, url, owner, links } = addressed;
  return {
    id: clockId(subject),
    subject,
    owner,
    expected: `at most ${describeDuration(LIMIT_MS)} from the others`,
    source: url,
    links,
    async ask(sources) {
      const reading = await readClock(sources, subject);
      if (!reading.read) return (await unlessReachable(subject, sources)) ?? notTold(subject, reading.reason, sources);
      // One that agrees with ours shows that ours is not the wrong one: nobody else has to be waited for.
      if (judgeOffset(reading.offset, LIMIT_MS) === 'right')
        return { ...judge(subject, reading.offset, 'ours'), source: reading.place };
      const behind = oursBehind(offsetsIn(await readAll(sources)), LIMIT_MS);
      const offset = offsetFrom(behind ?? 0, reading.offset);
      return { ...judge(subject, offset, behind === undefined ? 'ours' : 'the others'), source: reading.place };
    },
  };
}

function judge(subject: string, offset: Offset, than: string): Answer {
  const seen = `${described(offset)} ${than}`;
  switch (judgeOffset(offset, LIMIT_MS)) {
    case 'right':
      return pass(seen);
    case 'off':
      return fail(seen, `set the clock of ${subject} by a time server (timedatectl, chronyc)`);
    case 'doubtful':
      return unknown(`its answer took too long to tell: ${seen}`, 'check again');
  }
}

function ourQuestion(environment: Environment, platform: readonly Addressed[]): Question {
  const { name, owner } = environment;
  return {
    id: clockId(name),
    subject: name,
    owner,
    expected: 'the clock of this machine agrees with some of the others',
    source: 'the clock of this machine',
    async ask(sources) {
      const offsets = offsetsIn(await readAll(sources));
      const behind = oursBehind(offsets, LIMIT_MS);
      if (behind !== undefined) {
        const seen = `all ${offsets.length} clocks are ${described({ low: behind, high: behind })} ours, and agree with each other`;
        return warn(seen, 'set the clock of this machine by a time server (timedatectl, chronyc)');
      }
      if (offsets.length > 0) return pass(`${offsets.length} of ${platform.length} clocks were compared with ours`);
      const [first = name] = platform.map(({ subject }) => subject);
      return unknown('not known: no clock was told', `get ${first} to tell the time first`, {
        because: clockId(first),
      });
    },
  };
}

function readAll(sources: Sources): Promise<ClockReading[]> {
  return Promise.all(platformOf(sources.environment).map(({ subject }) => readClock(sources, subject)));
}

function offsetsIn(readings: readonly ClockReading[]): Offset[] {
  return readings.flatMap((reading) => (reading.read ? [reading.offset] : []));
}

const notTold = (subject: string, reason: string, sources: Sources) =>
  unknown(`${subject} does not tell the time: ${reason}`, operationsRemedy(subject, reason, sources));

function described(offset: Offset): string {
  const middle = Math.round(middleOf(offset));
  const doubt = Math.round(doubtOf(offset));
  const direction = middle < 0 ? 'behind' : 'ahead of';
  const precision = doubt < 50 ? '' : ` (give or take ${describeDuration(doubt)})`;
  return `${describeDuration(Math.abs(middle))}${precision} ${direction}`;
}
