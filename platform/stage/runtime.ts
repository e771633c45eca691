import type { LaunchedPart, PartProgram } from './launched-part.ts';
import type { PartName } from './parts.ts';
import type { DatabaseOrder, StageDatabase } from './stage-database.ts';

/** What the parts of a staging run in: each in a process of this machine, or each in a container. */
export interface StageRuntime {
  /** The parts whose port must be chosen before they listen, because it can't be told from them or is told to others. */
  readonly portsChosenBefore: readonly PartName[];
  /** The variables that a part is given for where it runs. */
  variablesFor(name: PartName, port: number): Record<string, string>;
  /** Begins to run a part; it need not listen yet. Throws a Problem when that can't even be begun. */
  launch(part: PartProgram): Promise<LaunchedPart>;
  startDatabase(order: DatabaseOrder): Promise<StageDatabase>;
  /** The address by which the parts reach one that this machine reaches at `url`. */
  fromParts(name: PartName | 'database', url: string): string;
  /** The address by which this machine reaches the part that says it listens at `url`. */
  fromHere(url: string): string;
  /** What a definition of the environment reads besides. Holds secrets. */
  handedOut(): Record<string, string>;
  /** Lets go of what the parts ran in, once they are stopped. */
  close(): Promise<void>;
}
