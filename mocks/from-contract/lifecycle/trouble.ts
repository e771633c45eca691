import { Problem } from '../../../support/problem.ts';

/** Collects what is wrong with one lifecycle file, so that all of it is told at once. */
export class Trouble {
  readonly file: string;
  readonly problems: Problem[] = [];

  constructor(file: string) {
    this.file = file;
  }

  /** Notes that a key of the file (`moves[1].to`) is not as it must be. */
  at(key: string, why: string, remedy = `correct ${key} in ${this.file}`): void {
    this.problems.push(new Problem(`${this.file}: ${key}`, why, remedy));
  }

  get none(): boolean {
    return this.problems.length === 0;
  }
}
