import { isoTime, systemClock } from '../../support/clock.ts';
import type { Refusal } from './service-log.ts';

/** What is said of one process of the platform. */
export interface ListedProcess {
  name: string;
  kind: 'service' | 'job' | 'bank' | 'database';
  state: 'running' | 'exited' | 'absent';
  exitCode: number | null;
  /** The variables over which it refused to start. */
  refused: readonly Refusal[];
  /** Since when it has been in this state, ISO 8601 in UTC. */
  since: string;
}

/** The processes a staged platform consists of, the absent ones included, and how each of them is. */
export class ProcessList {
  readonly #processes = new Map<string, ListedProcess>();

  get all(): readonly ListedProcess[] {
    return [...this.#processes.values()];
  }

  absent(name: string, kind: ListedProcess['kind']): void {
    this.#set({ name, kind, state: 'absent', exitCode: null, refused: [] });
  }

  running(name: string, kind: ListedProcess['kind']): void {
    this.#set({ name, kind, state: 'running', exitCode: null, refused: [] });
  }

  exited(name: string, kind: ListedProcess['kind'], exitCode: number | null, refused: readonly Refusal[]): void {
    this.#set({ name, kind, state: 'exited', exitCode, refused });
  }

  #set(process: Omit<ListedProcess, 'since'>): void {
    this.#processes.set(process.name, { ...process, since: isoTime(systemClock.now()) });
  }
}
