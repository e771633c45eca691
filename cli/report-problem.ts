import { describeProblem, messageOf, Problem, Problems } from '../support/problem.ts';
import { EXIT } from './exit-codes.ts';
import { say } from './output.ts';

/** Tells the user what went wrong and gives the exit code: theirs to mend without a stack trace, ours with one. */
export function reportProblem(thrown: unknown): number {
  if (thrown instanceof Problems) {
    say(thrown.message);
    return EXIT.wrongUse;
  }
  if (thrown instanceof Problem) {
    say(describeProblem(thrown));
    return EXIT.wrongUse;
  }
  say(`rehearse has a defect: ${messageOf(thrown)}`);
  // What it begins with is the message once more, as it was before anything was left out of it.
  const frames = thrown instanceof Error ? (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  if (frames.length > 0) say(frames.join('\n'));
  return EXIT.inconclusive;
}
