/** What commands are declared with: where they work, and what becomes of their exit code. */
export interface Carrying {
  /** The folder of the project to rehearse. */
  project(): string;
  /** Ends the process with the exit code that a command resolves with. */
  finish(command: Promise<number>): Promise<void>;
}
