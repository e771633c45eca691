import type { Telling as DeclaredTelling } from '../../model/environment/telling.ts';
import { isExercise, type Run } from '../../model/run.ts';
import type { ToldChannel } from '../../model/told.ts';
import { isoTime } from '../../support/clock.ts';
import { channelNames } from './channel-names.ts';
import type { Patience } from './courier.ts';
import { type JudgedInput, message } from './message.ts';
import { nowTold, type OccasionOptions, whatToTell } from './occasion.ts';
import { type Telling, tellChannels } from './tell-channels.ts';
import type { ToldMemory } from './what-was-told.ts';

export interface TellVerdictOptions {
  telling: DeclaredTelling;
  input: JudgedInput;
  /** What was told before in this environment. */
  memory: ToldMemory;
  /** The run's folder, and the path of the report's page in it. */
  folder: string;
  page: string;
  /** In epoch milliseconds. */
  now: number;
  signal?: AbortSignal;
  patience?: Patience;
  wholeLimitMs?: number;
}

/**
 * Tells the channels of an environment a verdict, those that have not been told the same already; nobody of a run that was
 * interrupted, or was an exercise (an incident, some scenarios only). Resolves with what became of each, and with what is
 * to be remembered: a channel that could not be told will be told the next time. Never rejects.
 */
export async function tellVerdict(options: TellVerdictOptions): Promise<{ told: ToldChannel[]; memory: ToldMemory }> {
  const { telling, input, memory, folder, page, now, signal, patience, wholeLimitMs } = options;
  const { verdict, run } = input;
  const silence = silenceOf(run);
  const names = channelNames(telling.channels);
  const occasion: OccasionOptions = {
    commit: run.git?.commit ?? null,
    ...(telling.closingWithin === undefined ? {} : { closingWithinMs: telling.closingWithin }),
  };
  const planned = telling.channels.map((channel, index) => {
    const name = names[index] ?? channel.kind;
    const before = memory.channels[name] ?? null;
    const options = { ...occasion, perCommit: channel.kind === 'github' };
    const why = silence === null ? whatToTell(verdict, before, now, options) : [];
    return { name, channel, before, why };
  });
  const tellings: Telling[] = planned
    .filter(({ why }) => why.length > 0)
    .map(({ name, channel, why }) => ({
      name,
      channel,
      message: message(input, { why, now, page, reportAt: telling.reportAt }),
    }));
  const results = await tellChannels(tellings, {
    folder,
    ...(signal === undefined ? {} : { signal }),
    ...(patience === undefined ? {} : { patience }),
    ...(wholeLimitMs === undefined ? {} : { wholeLimitMs }),
  });
  const channels = { ...memory.channels };
  const told = planned.map(({ name, before }): ToldChannel => {
    const result = results.find(({ channel }) => channel === name);
    if (result === undefined) {
      const why = silence ?? `nothing new since ${before?.outcome} was told on ${before?.at}`;
      return { channel: name, result: 'quiet', at: isoTime(now), attempts: 0, why };
    }
    if (result.result === 'told') channels[name] = nowTold(verdict, before, now, occasion);
    return result;
  });
  return { told, memory: { channels } };
}

/** Why nobody is told of a run, whatever its verdict. */
function silenceOf(run: Run): string | null {
  if (run.state === 'interrupted') return 'the run was interrupted';
  return isExercise(run) ? 'the run does not show the environment as the audience will see it' : null;
}
