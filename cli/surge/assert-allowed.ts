import type { Environment } from '../../model/environment.ts';
import { Problem } from '../../support/problem.ts';

/** Throws a Problem where so many users must not be brought to an environment. */
export function assertAllowed({ name, protected: isProtected, staged, surge }: Environment, users: number): void {
  if (isProtected) {
    throw new Problem(
      `No surge is brought to ${name}`,
      'its definition says that it is protected',
      'bring it to an environment that is like it and is not',
    );
  }
  if (staged) return;
  if (surge === undefined) {
    throw new Problem(
      `No surge is brought to ${name}`,
      'its definition does not allow one',
      'ask whoever runs it; then add surge: { most: 200 } to its definition (docs/surge.md)',
    );
  }
  if (users > surge.most) {
    throw new Problem(
      `${users} users are too many for ${name}`,
      `its definition allows ${surge.most} at most`,
      `give --users ${surge.most}, or raise surge.most in its definition`,
    );
  }
}
