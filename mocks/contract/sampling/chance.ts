import { createHash } from 'node:crypto';
import type { Faker } from '@faker-js/faker';
// One language only: all of them take ten times as long to load.
import { faker } from '@faker-js/faker/locale/en';

/** Dates that are made lie before this one, whenever they are made: the same seed gives the same answer. */
export const LATEST_DATE = '2026-03-01T00:00:00.000Z';
const EARLIEST_DATE = '2025-09-01T00:00:00.000Z';

/** The library that makes names and the like, about to draw from a seed. It is shared: use it before the next seed. */
export function chanceOf(seed: string): Chance {
  faker.seed(createHash('sha256').update(seed).digest().readUInt32BE());
  return new Chance();
}

/** What is drawn at random, the same from the same seed. */
export class Chance {
  readonly faker: Faker = faker;

  /** A whole number within two limits, both included. */
  between(least: number, most: number): number {
    return faker.number.int({ min: least, max: Math.max(least, most) });
  }

  pick<Value>(values: readonly Value[]): Value | undefined {
    return values[this.between(0, values.length - 1)];
  }

  date(): Date {
    return faker.date.between({ from: EARLIEST_DATE, to: LATEST_DATE });
  }
}
