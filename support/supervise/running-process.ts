/** One process of this machine, as far as supervision cares. */
export interface RunningProcess {
  pid: number;
  parent: number;
  /** The id of its process group. */
  group: number;
  /** When it began, in whatever form the system tells: with the pid it is unlike any other process, past or to come. */
  start: string;
  /** The command's bare name. */
  name: string;
  /** The session whose marker it carries in its environment, as far as that can be read. */
  session: string | undefined;
}

/** The environment variable by which every process of a session can be told from all others. */
export const SESSION_MARKER = 'REHEARSE_SESSION';
