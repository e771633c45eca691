import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertInstalled } from '../../support/optional-package.ts';
import { Problem } from '../../support/problem.ts';
import { programBeside } from '../../support/program-beside.ts';
import type { Supervisor } from '../../support/supervise/supervisor.ts';
import type { MeasuredLevel } from './level-meter.ts';
import { type EngineMessage, type EngineOrder, engineMessageSchema } from './messages.ts';

/** What the load engine is driven with. */
export interface EngineDrive {
  order: EngineOrder;
  supervisor: Supervisor;
  /** Its whole environment, the values of secrets included. */
  env: Readonly<Record<string, string | undefined>>;
  /** Told every second of the level that goes on, and once at the end of each; the text it may give ends the surge at once. */
  onMeasured: (level: number, so: MeasuredLevel, isWhole: boolean, users: number) => string | null;
}

/** How it went: what each level came to, the last one perhaps in part. */
export interface Driven {
  levels: MeasuredLevel[];
  /** Why it was ended before its time; `null` where it was not. */
  stopped: string | null;
}

/** Throws a Problem where the load engine is not installed. */
export function assertEngine(): void {
  assertInstalled('@artilleryio/int-core', 'A surge');
}

/** Lets one user try the plan. Resolves with how long that took; throws a Problem where it did not work. */
export async function tryAlone(drive: Omit<EngineDrive, 'onMeasured'>): Promise<number> {
  let tried: Extract<EngineMessage, { kind: 'alone' }> | undefined;
  const lastLines = await runEngine(drive, (message) => {
    if (message.kind === 'alone') tried = message;
  });
  if (tried === undefined) throw engineEnded(lastLines);
  const { failure, ms } = tried;
  if (failure === null) return ms;
  throw new Problem(
    'The replay does not work even for one user, so no more were tried',
    `${failure.request}: ${failure.reason}`,
    /^(?:no answer|its answer began|answered 5)/.test(failure.reason)
      ? 'see what ails the platform: rehearse check; if it is well, see which value the request lacks (docs/surge.md)'
      : 'see which value it lacks (docs/surge.md): one that each user gets anew can be kept with --same, one that must differ is named with --vary',
  );
}

/** Carries out all levels, or as many as `onMeasured` lets it. Throws a Problem where the engine failed. */
export async function driveLevels(drive: EngineDrive): Promise<Driven> {
  const levels: MeasuredLevel[] = [];
  let stopped: string | null = null;
  const lastLines = await runEngine(drive, (message, stop) => {
    if (message.kind === 'alone' || stopped !== null) return;
    const isWhole = message.kind === 'level';
    const so = message.kind === 'level' ? message.measured : message.so;
    const users = message.kind === 'level' ? so.reached : message.users;
    stopped = drive.onMeasured(message.level, so, isWhole, users);
    if (isWhole || stopped !== null) levels[message.level] = so;
    if (stopped !== null) stop();
  });
  if (stopped === null && levels.length < drive.order.levels) throw engineEnded(lastLines);
  return { levels, stopped };
}

async function runEngine(
  { order, supervisor, env }: Omit<EngineDrive, 'onMeasured'>,
  hear: (message: EngineMessage, stop: () => void) => void,
): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'rehearse-surge-'));
  supervisor.claimFolder(folder);
  const file = join(folder, 'order.json');
  writeFileSync(file, JSON.stringify(order), { mode: 0o600 });
  const child = supervisor.start({
    name: 'the load engine',
    command: process.execPath,
    args: [programBeside(import.meta, 'main'), file],
    env,
    onLine: (line, stream) => {
      const message = stream === 'stdout' ? readMessage(line) : null;
      if (message !== null) hear(message, () => child.signal('SIGKILL'));
    },
  });
  const { lastLines } = await child.exited;
  return lastLines;
}

/** Artillery writes warnings of its own to the same place. */
function readMessage(line: string): EngineMessage | null {
  if (!line.startsWith('{')) return null;
  try {
    const parsed = engineMessageSchema.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function engineEnded(lastLines: readonly string[]): Problem {
  const said = lastLines.filter((line) => line.trim() !== '' && !line.startsWith('{')).slice(-5);
  return new Problem(
    'The load engine ended before the surge did',
    said.join('\n') || 'it said nothing',
    'try it with fewer users; if it ends again, tell us what it said',
  );
}
