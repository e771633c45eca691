interface TestEvent {
  name: string;
  skip?: string | boolean | undefined;
  todo?: string | boolean | undefined;
  details: { type?: string | undefined; error?: Error | undefined };
}

/** Counts what tests came to. What was cancelled, or could not be found out, counts as failed. */
export class TestCount {
  passed = 0;
  failed = 0;
  skipped = 0;
  readonly #files: ReadonlySet<string>;
  readonly #empty: string[] = [];

  /** `files` are the paths of the test files: one that ends well without a test is reported under its own name. */
  constructor(files: readonly string[]) {
    this.#files = new Set(files);
  }

  pass({ name, skip, todo, details }: TestEvent): void {
    if (this.#files.has(name)) {
      this.failed += 1;
      this.#empty.push(name);
    } else if (isSkipped(skip) || isSkipped(todo)) {
      this.skipped += 1;
    } else if (details.type !== 'suite') {
      this.passed += 1;
    }
  }

  fail({ todo, details }: TestEvent): void {
    if (isSkipped(todo)) this.skipped += 1;
    else if (details.type !== 'suite' || !failedByItsTests(details.error)) this.failed += 1;
  }

  /** The last lines of a test run. */
  describe(): string {
    const empty = this.#empty.map((file) => `${file} holds no test, which counts as failed`);
    const skipped = this.skipped === 0 ? [] : [`${this.skipped} skipped`];
    return [...empty, ...skipped, `${this.passed} passed, ${this.failed} failed`].join('\n');
  }
}

/** The runner gives the reason, which may be empty, or `true`. */
function isSkipped(mark: string | boolean | undefined): boolean {
  return mark !== undefined && mark !== false;
}

/** A group whose tests failed is no further failure; one whose own code or hook failed is. */
function failedByItsTests(error: Error | undefined): boolean {
  return error !== undefined && 'failureType' in error && error.failureType === 'subtestsFailed';
}
