import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { SurgeEngine, SurgeMeasured } from '../../model/surge.ts';
import { Measured } from './measured.ts';
import type { Journey, Observer } from './processor.ts';

const RESOLUTION_MS = 10;

/** What the load engine tells of one level. */
export interface MeasuredLevel {
  reached: number;
  startedAt: string;
  durationMs: number;
  requestsPerSecond: number;
  engine: SurgeEngine;
  steps: SurgeMeasured[];
  requests: SurgeMeasured[];
}

/** Measures one level after the other: users, latencies, failures, and how the engine itself fares. */
export class LevelMeter {
  readonly #budgets: readonly number[];
  readonly #requestCount: number;
  readonly #journeys = new Set<Journey>();
  readonly #delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  #steps: Measured[] = [];
  #requests: Measured[] = [];
  #reached = 0;
  #answered = 0;
  #begunAt = 0;
  #cpu = process.cpuUsage();

  /** `budgets` are those of the steps, in milliseconds. */
  constructor(budgets: readonly number[], requestCount: number) {
    this.#budgets = budgets;
    this.#requestCount = requestCount;
    this.#delay.enable();
    this.begin();
  }

  /** Forgets what was measured, but not who is on the way. */
  begin(): void {
    this.#steps = this.#budgets.map(() => new Measured());
    this.#requests = Array.from({ length: this.#requestCount }, () => new Measured());
    this.#reached = this.#journeys.size;
    this.#answered = 0;
    this.#begunAt = Date.now();
    this.#cpu = process.cpuUsage();
    this.#delay.reset();
  }

  /** How many users are on the way. */
  get users(): number {
    return this.#journeys.size;
  }

  get observer(): Observer {
    return {
      sending: (journey) => {
        this.#journeys.add(journey);
        this.#reached = Math.max(this.#reached, this.#journeys.size);
      },
      answered: ({ index }, ms, reason) => {
        this.#answered += 1;
        if (ms !== null) this.#requests[index]?.add(ms, reason);
      },
      stepEnded: (step, ms, reason) => this.#steps[step]?.add(ms, reason),
      ended: (journey) => {
        this.#journeys.delete(journey);
      },
    };
  }

  /** What was measured since the level began. */
  read(): MeasuredLevel {
    const now = performance.now();
    const durationMs = Math.max(1, Date.now() - this.#begunAt);
    const { user, system } = process.cpuUsage(this.#cpu);
    return {
      reached: this.#reached,
      startedAt: new Date(this.#begunAt).toISOString(),
      durationMs,
      requestsPerSecond: Math.round((this.#answered / durationMs) * 10_000) / 10,
      engine: {
        cpu: Math.round(((user + system) / 1000 / durationMs) * 1000) / 1000,
        delayP50Ms: this.#lateness(50),
        delayP99Ms: this.#lateness(99),
      },
      steps: this.#steps.map((measured, step) => measured.summary(this.#waitingIn(step, now))),
      requests: this.#requests.map((measured, request) => measured.summary(this.#waitingFor(request, now))),
    };
  }

  /** How long those have been in a step who are in it for longer already than it may take. */
  #waitingIn(step: number, now: number): number[] {
    return [...this.#journeys]
      .filter((journey) => journey.step === step)
      .map((journey) => journey.stepMs + waited(journey, now))
      .filter((milliseconds) => milliseconds > (this.#budgets[step] ?? 0));
  }

  /** The same of a request. */
  #waitingFor(request: number, now: number): number[] {
    return [...this.#journeys]
      .filter((journey) => journey.request === request)
      .map((journey) => ({ journey, milliseconds: waited(journey, now) }))
      .filter(({ journey, milliseconds }) => milliseconds > (this.#budgets[journey.step] ?? 0))
      .map(({ milliseconds }) => milliseconds);
  }

  #lateness(percent: number): number {
    if (this.#delay.count === 0) return 0;
    return Math.max(0, Math.round(this.#delay.percentile(percent) / 100_000 - RESOLUTION_MS * 10) / 10);
  }
}

/** How long a user has waited for what was sent last. */
function waited({ waitingSince, sentAt }: Journey, now: number): number {
  return now - (waitingSince ?? sentAt ?? now);
}
