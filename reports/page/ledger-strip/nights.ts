import { scaleLinear } from 'd3-scale';
import type { EarlierRun } from '../../../model/earlier-runs.ts';
import { isExercise } from '../../../model/run.ts';
import type { Outcome } from '../../../model/verdict.ts';
import type { ReportInput } from '../../report-input.ts';
import { headlineOf, type Standing } from '../../words/standing.ts';

const DAY_MS = 86_400_000;
const MOST_RUNS = 60;
/** The names under which runs are kept: what is none of them is not linked, whatever lies there. */
const RUN_NAME = /^\w[\w.-]*$/;
const TALLEST = 64;
const LOWEST = 5;

/** One run as the strip draws it. */
export interface PastRun {
  id: string;
  startedAt: string;
  standing: Standing | Outcome;
  /** In milliseconds. */
  durationMs: number;
  /** Of the bar, in pixels. */
  height: number;
  /** Whether it says something of the environment as the audience will see it. */
  counts: boolean;
  /** Whether it is a risk only because too few before it were a go. */
  lacksOnlyTheRow: boolean;
  summary: string;
  isThis: boolean;
  /** Whether its page lies beside this one. */
  hasPage: boolean;
}

/** A day by UTC with its runs, or the days on end in which nothing ran. The newest first. */
export type Night =
  | { kind: 'runs'; day: string; runs: PastRun[] }
  | { kind: 'gap'; days: number; from: string; until: string };

/** This run and those before it, the newest first, each as high as it took long. */
export function pastRuns(input: ReportInput, earlier: readonly EarlierRun[]): PastRun[] {
  const runs = [thisRun(input), ...earlier.filter(({ run }) => run !== input.run.id).map(pastRun(input.runsBeside))];
  const shown = runs.slice(0, MOST_RUNS);
  const longest = Math.max(...shown.map(({ durationMs }) => durationMs), 1);
  const height = scaleLinear().domain([0, longest]).range([LOWEST, TALLEST]);
  return shown.map((run) => ({ ...run, height: Math.round(height(run.durationMs)) }));
}

/** The runs by day, with the days between them on which there was none. */
export function nightsOf(runs: readonly PastRun[]): Night[] {
  const byDay = Map.groupBy(runs, ({ startedAt }) => startedAt.slice(0, 10));
  const days = [...byDay].toSorted(([a], [b]) => b.localeCompare(a));
  return days.flatMap(([day, own], index): Night[] => {
    const night: Night = { kind: 'runs', day, runs: own };
    const earlier = days[index + 1]?.[0];
    const between = earlier === undefined ? 0 : Math.round((Date.parse(day) - Date.parse(earlier)) / DAY_MS) - 1;
    if (earlier === undefined || between < 1) return [night];
    const from = new Date(Date.parse(earlier) + DAY_MS).toISOString();
    const until = new Date(Date.parse(day) - DAY_MS).toISOString();
    return [night, { kind: 'gap', days: between, from, until }];
  });
}

function thisRun(input: ReportInput): PastRun {
  const { run, verdict } = input;
  const ended = run.endedAt ?? verdict?.judgedAt ?? run.startedAt;
  const { standing, reason } = headlineOf(input);
  return {
    id: run.id,
    startedAt: run.startedAt,
    standing,
    durationMs: Math.max(0, Date.parse(ended) - Date.parse(run.startedAt)),
    height: 0,
    counts: !isExercise(run),
    lacksOnlyTheRow: false,
    summary: reason,
    isThis: true,
    hasPage: false,
  };
}

function pastRun(beside: ReadonlySet<string>): (entry: EarlierRun) => PastRun {
  return ({ run, startedAt, outcome, durations, counts, summary, takenForGo }) => ({
    id: run,
    startedAt,
    standing: outcome,
    durationMs: durations.whole,
    height: 0,
    counts,
    lacksOnlyTheRow: takenForGo && outcome !== 'go',
    summary,
    isThis: false,
    hasPage: beside.has(run) && RUN_NAME.test(run),
  });
}
