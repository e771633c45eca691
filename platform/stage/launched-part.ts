import type { Exit } from '../../support/supervise/child.ts';
import type { PartName } from './parts.ts';

/** A part to be run. */
export interface PartProgram {
  name: PartName;
  /** The program's path. */
  program: string;
  variables: Readonly<Record<string, string>>;
  /** Takes each line the part writes. */
  onLine: (line: string, stream: 'stdout' | 'stderr') => void;
}

/** A part that was begun to run: a process, or a container. */
export interface LaunchedPart {
  /** Resolves when it has ended, for whatever reason; never rejects. */
  readonly exited: Promise<Exit>;
  /** Kills it where it stands, and resolves when it has ended. */
  kill(): Promise<void>;
  /** Asks it to end, kills it when it does not, takes away what is left of it, and resolves when it has ended. */
  stop(): Promise<Exit>;
}
