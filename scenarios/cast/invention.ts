import type { Faker } from '@faker-js/faker';
// One language only: all of them take ten times as long to load.
import { faker } from '@faker-js/faker/locale/en';

/** The faker, started anew from a seed; there is one, so use it at once. */
export function inventing(seed: number): Faker {
  faker.seed(seed);
  return faker;
}
