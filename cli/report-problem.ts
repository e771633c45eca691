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
  if (thrown instanceof Error && thrown.stack !== undefined) say(thrown.stack);
  return EXIT.inconclusive;
}
