import type { Environment } from '../../model/environment.ts';
import type { ToldChannel } from '../../model/told.ts';
import type { JudgedInput } from '../../reports/telling/message.ts';
import { tellVerdict } from '../../reports/telling/tell-verdict.ts';
import { readToldMemory, type ToldMemory } from '../../reports/telling/what-was-told.ts';
import { systemClock } from '../../support/clock.ts';
import { messageOf } from '../../support/problem.ts';
import { windowsAsOf } from '../../verdict/fix-windows/windows-as-of.ts';
import type { Ledger } from '../../verdict/ledger/ledger.ts';

export interface TellingOfRun {
  environment: Environment;
  input: JudgedInput;
  /** The run's folder, and the path of its page. */
  folder: string;
  page: string;
  /** Remembers what was told before. */
  ledger: Ledger;
  say: (text: string) => void;
  signal: AbortSignal;
}

/** Tells the channels of an environment what is new about a run, and remembers it. Never rejects. */
export async function tellOfRun(telling: TellingOfRun): Promise<ToldChannel[]> {
  const { environment, input, folder, page, ledger, say, signal } = telling;
  const key = `told/${environment.name}`;
  const now = systemClock.now();
  const { told, memory } = await tellVerdict({
    telling: environment.telling,
    // It may have been judged some time ago.
    input: { ...input, verdict: windowsAsOf(input.verdict, input.run.demo, now) },
    memory: await recalled(ledger, key),
    folder,
    page,
    now,
    signal,
  });
  await ledger
    .remember(key, JSON.stringify(memory))
    .catch((error: unknown) => say(`What was told is not remembered: ${messageOf(error)}`));
  return told;
}

/** What was told before; where that can't be read it is told again rather than never. */
async function recalled(ledger: Ledger, key: string): Promise<ToldMemory> {
  try {
    return readToldMemory(JSON.parse((await ledger.recall(key)) ?? 'null'));
  } catch {
    return readToldMemory(null);
  }
}
