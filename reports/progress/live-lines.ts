import { describeDuration } from '../../support/duration.ts';
import type { Paint } from '../readiness/paint.ts';
import { onOneLine } from '../words/legible-text.ts';
import { timeLeft } from './estimate.ts';
import { fitLine, type Piece, widthOf } from './fit.ts';
import { stageInWords } from './progress.ts';
import { namesSoFar, type ScenarioSoFar, type SoFar } from './so-far.ts';
import type { Usual } from './usual.ts';

/** What the lines are drawn with. */
export interface LiveLook {
  usual: Usual | null;
  /** Whether only a part of the scenarios was asked for. */
  partly: boolean;
  columns: number;
  paint: Paint;
}

const WIDEST = 78;
const LONGEST_BAR = 24;
const SHORTEST_BAR = 6;
const MOST_PLAYING = 3;
const SECOND_MS = 1000;
/** A step that takes so much longer than usual is worth a look. */
const NOTABLY_SLOWER = { times: 1.5, ms: 1000 };

/** The few lines that tell how a run stands at this moment, none of them wider than the terminal. */
export function liveLines(soFar: SoFar, now: number, { usual, partly, columns, paint }: LiveLook): string[] {
  const width = Math.max(1, Math.min(WIDEST, columns - 1));
  const line = (text: Piece, rest: readonly Piece[] = []) => fitLine(text, rest, width, paint);
  const playing = soFar.scenarios.filter(({ state }) => state === 'playing');
  const current = playing.slice(0, MOST_PLAYING).flatMap((scenario) => scenarioLines(scenario, usual, now, line));
  return [
    line({ text: headingOf(soFar), format: 'bold' }, counted(soFar)),
    ...waitingFor(soFar).map((text) => line({ text: `  ${text}`, format: 'dim' })),
    ...current,
    overall(soFar, now, timeLeft(soFar, usual, now, { partly }), width, paint),
  ];
}

function headingOf({ stage, playedUntil }: SoFar): string {
  if (stage !== null) return stageInWords(stage.name);
  return playedUntil === null ? 'Getting ready' : 'Judging, and writing the report';
}

function counted({ stage, questions, scenarios }: SoFar): Piece[] {
  if (stage?.name === 'readiness' && questions.all > 0) {
    return [{ text: `  ${questions.all - questions.waiting.length} of ${questions.all}` }];
  }
  if (stage?.name !== 'scenarios' || scenarios.length === 0) return [];
  const begun = scenarios.filter(({ state }) => state !== 'waiting').length;
  return [{ text: `  ${Math.max(1, begun)} of ${scenarios.length}` }];
}

/** What the check of the environment still waits for. */
function waitingFor({ stage, questions }: SoFar): string[] {
  const [first] = questions.waiting;
  if (stage?.name !== 'readiness' || first === undefined) return [];
  const more = questions.waiting.length - 1;
  return [`waiting for ${onOneLine(first, 80)}${more === 0 ? '' : ` and ${more} more`}`];
}

type Line = (text: Piece, rest?: readonly Piece[]) => string;

function scenarioLines(scenario: ScenarioSoFar, usual: Usual | null, now: number, line: Line): string[] {
  const again = scenario.attempt > 1 ? [{ text: `  attempt ${scenario.attempt}`, format: 'yellow' } as const] : [];
  const title = line({ text: `  ${onOneLine(scenario.title, 120)}` }, again);
  if (scenario.step === null) return [title];
  const name = namesSoFar(scenario).step ?? '';
  const took = Math.max(0, now - scenario.step.begunAt);
  const before = usual?.scenarios.get(scenario.id)?.steps.get(name);
  const isSlow = before !== undefined && took > before * NOTABLY_SLOWER.times && took - before > NOTABLY_SLOWER.ms;
  const rest: Piece[] = [
    { text: `  ${describeDuration(took)}` },
    ...(before === undefined
      ? []
      : [{ text: `, usually ${describeDuration(before)}`, format: isSlow ? 'yellow' : 'dim' } as const]),
  ];
  return [title, line({ text: `  ▸ ${onOneLine(scenario.step.title, 120)}`, format: 'cyan' }, rest)];
}

/** How long it has taken and will take, with a bar where there is room and something is known of earlier runs. */
function overall({ startedAt }: SoFar, now: number, left: number | null, width: number, paint: Paint): string {
  const elapsed = Math.max(0, now - startedAt);
  const text = `${seconds(elapsed)}${left === null ? '' : leftInWords(left)}`;
  const length = Math.min(LONGEST_BAR, width - widthOf(text) - 4);
  if (left === null || length < SHORTEST_BAR) return fitLine({ text: `  ${text}` }, [], width, paint);
  const share = elapsed + left === 0 ? 0 : elapsed / (elapsed + left);
  const full = Math.max(0, Math.min(length, Math.floor(share * length)));
  const rest: Piece[] = [{ text: '─'.repeat(length - full), format: 'dim' }, { text: `  ${text}` }];
  return fitLine({ text: `  ${'━'.repeat(full)}`, format: 'green' }, rest, width, paint);
}

function leftInWords(left: number): string {
  if (left === 0) return ', longer than usual';
  return left < SECOND_MS ? ', almost done' : `, about ${seconds(left)} left`;
}

/** Whole seconds: what changes several times a second can't be read. */
function seconds(milliseconds: number): string {
  const whole = Math.round(milliseconds / SECOND_MS);
  return whole < 10 ? `${whole} s` : describeDuration(whole * SECOND_MS);
}
