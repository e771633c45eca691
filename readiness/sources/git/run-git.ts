import { runInGroup } from '../run-in-group.ts';

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
export async function runGit(git: readonly string[], { signal, withinMs }: GitLimits): Promise<GitAnswer> {
  const settings = ['--no-pager', '-c', 'log.showSignature=false', '-c', 'i18n.logOutputEncoding=UTF-8'];
  const end = await runInGroup({
    program: 'git',
    parameters: [...settings, ...git],
    variables: environment(),
    withinMs,
    signal,
    largestBytes: LARGEST_OUTPUT_BYTES,
  });
  const because = (reason: string): GitAnswer => ({ ran: false, reason });
  switch (end.as) {
    case 'called-off':
      return because('the time for all checks was over');
    case 'late':
      return because(`git gave no answer within ${withinMs} ms`);
    case 'not-started':
      return because(end.code === 'ENOENT' ? 'git is not installed here' : 'git could not be run');
    case 'killed':
    case 'too-large':
      return because('git could not be run');
    case 'ended': {
      const reason = end.exitCode === 0 ? undefined : knownComplaint(end.complaint);
      return reason === undefined ? { ran: true, exitCode: end.exitCode, output: end.output } : because(reason);
    }
  }
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
