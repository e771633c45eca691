import type { Check } from '../check.ts';
import { domainId } from '../finding-ids.ts';
import { askDomain } from './domain/ask.ts';

/** Do the declared domain names resolve, and to the addresses that they must? */
export const domain: Check = {
  name: 'domain',
  questions: ({ domains }) =>
    Object.entries(domains).map(([host, declared]) => ({
      id: domainId(host),
      subject: host,
      owner: declared.owner,
      expected: declared.resolvesTo.length === 0 ? 'resolves' : `resolves to ${declared.resolvesTo.join(' or ')}`,
      source: `the name service of this machine`,
      ask: (sources) => askDomain(host, declared, sources),
    })),
};
