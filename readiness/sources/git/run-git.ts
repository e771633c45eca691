import { execFile } from 'node:child_process';

/** What git said, or why it could not be asked: in our own words, for its own may quote what is secret. */
export type GitAnswer = { ran: true; exitCode: number; output: string } | { ran: false; reason: string };

export interface GitLimits {
  /** Aborted when nothing is to be waited for any longer. */
  signal: AbortSignal;
  withinMs: number;
}

const LARGEST_OUTPUT_BYTES = 1_000_000;
/** Variables by which a surrounding git (a hook, say) would have us look into another repository. */
const OF_ANOTHER_REPOSITORY = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_NAMESPACE',
  'GIT_PREFIX',
  'GIT_SHALLOW_FILE',
];

/** Runs git once, for reading only: it asks nobody anything, takes no locks and fetches nothing. Never rejects. */
export function runGit(git: readonly string[], { signal, withinMs }: GitLimits): Promise<GitAnswer> {
  const settings = ['--no-pager', '-c', 'log.showSignature=false', '-c', 'i18n.logOutputEncoding=UTF-8'];
  return new Promise((resolve) => {
    execFile(
      'git',
      [...settings, ...git],
      { env: environment(), signal, timeout: withinMs, killSignal: 'SIGKILL', maxBuffer: LARGEST_OUTPUT_BYTES },
      (error, output, complaint) => {
        if (error === null) return resolve({ ran: true, exitCode: 0, output });
        if (signal.aborted) return resolve({ ran: false, reason: 'the time for all checks was over' });
        if (error.code === 'ENOENT') return resolve({ ran: false, reason: 'git is not installed here' });
        if (error.killed === true) return resolve({ ran: false, reason: `git gave no answer within ${withinMs} ms` });
        if (typeof error.code !== 'number') return resolve({ ran: false, reason: 'git could not be run' });
        const reason = knownComplaint(complaint);
        return resolve(reason === undefined ? { ran: true, exitCode: error.code, output } : { ran: false, reason });
      },
    );
  });
}

function environment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !OF_ANOTHER_REPOSITORY.includes(name));
  return {
    ...Object.fromEntries(inherited),
    LC_ALL: 'C',
    LANGUAGE: '',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_NO_LAZY_FETCH: '1',
    // No transport has this name: what a partial clone lacks is not fetched.
    GIT_ALLOW_PROTOCOL: 'none',
  };
}

const COMPLAINTS: readonly (readonly [RegExp, string])[] = [
  [/cannot change to/, 'there is no such folder'],
  [/dubious ownership/, 'it belongs to another user, and git reads such a one only where safe.directory names it'],
  [/not a git repository/, 'it is no git repository'],
  [/is ambiguous/, 'more than one commit begins so'],
  [
    /promisor|lazy fetching|transport 'none'|transport '.*' not allowed/,
    'it is a partial clone that lacks what is asked for',
  ],
];

function knownComplaint(complaint: string): string | undefined {
  return COMPLAINTS.find(([pattern]) => pattern.test(complaint))?.[1];
}
