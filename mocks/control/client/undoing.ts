import { messageOf, Problem, Problems } from '../../../support/problem.ts';

/** What has to be taken back, latest first. */
export class Undoing {
  readonly #steps = new Map<string, () => Promise<void>>();

  /** Adds a step; one of the same name that was added before is enough. */
  add(name: string, step: () => Promise<void>): void {
    if (!this.#steps.has(name)) this.#steps.set(name, step);
  }

  /** Takes all of it back, once. Throws Problems for what could not be, after the rest was. */
  async undo(): Promise<void> {
    const steps = [...this.#steps.values()].toReversed();
    this.#steps.clear();
    const problems: Problem[] = [];
    for (const step of steps) {
      await step().catch((thrown: unknown) => {
        problems.push(thrown instanceof Problem ? thrown : defect(thrown));
      });
    }
    if (problems.length > 0) throw new Problems('not everything at the mock bank was taken back', problems);
  }
}

function defect(cause: unknown): Problem {
  return new Problem('a change at the mock bank was not taken back', messageOf(cause), 'start the bank anew', {
    cause,
  });
}
