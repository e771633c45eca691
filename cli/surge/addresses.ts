import { Problem } from '../../support/problem.ts';
import { variableOf } from '../../surge/plan/make-plan.ts';
import type { Plan } from '../../surge/plan/plan.ts';

/** Where the services of a plan are, by what its templates call them. Throws a Problem where one is not declared any more. */
export function addressesFor(plan: Plan, services: readonly { name: string; url: string }[]): Record<string, string> {
  const addresses: Record<string, string> = {};
  for (const name of new Set(plan.requests.map(({ service }) => service))) {
    const found = services.find((service) => service.name === name);
    if (found === undefined) {
      throw new Problem(
        `The recording asks of ${name}, and nobody says where that is`,
        `the environment's definition has no service ${name} any more`,
        'rehearse once more, or declare it again',
      );
    }
    addresses[`at_${variableOf(name)}`] = found.url.replace(/\/$/, '');
  }
  return addresses;
}
