import type { Plan } from '../plan.ts';
import { comment, quoted, quotedList } from './literal.ts';

/** Which place this is: nothing in a repository proves it, so that its addresses are at its hosts is all that is asked. */
export function identityLines({ environment, hosts }: Plan): string[] {
  const better =
    "Something that knows it proves it: proofs: [{ kind: 'http', url: …, pointer: '/environment' }], say (docs/environments.md).";
  if (hosts.length === 0) {
    return [
      ...comment(`Nothing here proves which place this is, so nobody may click in it yet. ${better}`, '  '),
      `  identity: ${quoted(environment)},`,
    ];
  }
  return [
    ...comment(`Nothing here proves which place this is; so far its addresses must be at these hosts. ${better}`, '  '),
    `  identity: { id: ${quoted(environment)}, hosts: ${quotedList(hosts)} },`,
  ];
}
