/** Something that set-up can't do; says what the user can. */
export class CannotSetUp extends Error {
  constructor(what, why, remedy) {
    super(what);
    this.why = why;
    this.remedy = remedy;
  }
}

/** Says in one line on stderr what is being done and how long it took. The work may add what came of it. */
export async function tell(what, work) {
  const begun = performance.now();
  process.stderr.write(`set-up: ${what} ... `);
  const seconds = () => `${((performance.now() - begun) / 1000).toFixed(1)} s`;
  try {
    const result = await work();
    process.stderr.write(typeof result === 'string' ? `${result} (${seconds()})\n` : `${seconds()}\n`);
    return result;
  } catch (error) {
    process.stderr.write(`failed (${seconds()})\n`);
    throw error;
  }
}

/** Says why set-up stopped and what the user can do. */
export function tellFailure(error) {
  if (!(error instanceof CannotSetUp)) throw error;
  process.stderr.write(`${error.message}\n  why: ${error.why}\n  do:  ${error.remedy}\n`);
}
