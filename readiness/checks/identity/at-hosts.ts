import type { Environment } from '../../../model/environment.ts';
import { fail, pass, type Question } from '../../check.ts';
import { identityId } from '../../finding-ids.ts';

/** Whose address is at which host, where that is none of the hosts that the definition names. */
export function elsewhereThanHosts({ identity, services, jobs, bank }: Environment): { name: string; host: string }[] {
  const { hosts } = identity;
  const addressed = [
    ...Object.entries(services),
    ...Object.entries(jobs),
    ...(bank === null ? [] : ([['bank', bank]] as const)),
  ];
  return addressed.flatMap(([name, { url }]) => {
    const host = url === undefined ? undefined : new URL(url).hostname;
    return host === undefined || hosts.some((each) => each.toLowerCase() === host) ? [] : [{ name, host }];
  });
}

/** Whether all addresses are at the hosts of the environment; asked only where the definition names hosts. */
export function hostQuestions(environment: Environment): Question[] {
  const { name, owner, identity } = environment;
  const { hosts } = identity;
  if (hosts.length === 0) return [];
  return [
    {
      id: hostsId(name),
      subject: name,
      owner,
      expected: `all addresses are at ${hosts.join(', ')}`,
      source: 'the definition and its variables',
      async ask() {
        const elsewhere = elsewhereThanHosts(environment);
        if (elsewhere.length === 0) return pass(`all are at ${hosts.join(', ')}`);
        const told = elsewhere.map((one) => `${one.name} is at ${one.host}`).join(', ');
        return fail(
          told,
          'correct the variables of the definition, or add the host to identity.hosts if it belongs there',
        );
      },
    },
  ];
}

/** The id of the finding about the hosts of an environment. */
export const hostsId = (environment: string) => `${identityId(environment)}/hosts`;
