import type { Environment } from '../../model/environment.ts';
import type { Check } from '../check.ts';
import { certificateId } from '../finding-ids.ts';
import { askCertificate } from './certificate/ask.ts';
import { type Addressed, addressesOf } from './outside/addresses.ts';

/** Is the certificate of every https address trusted, for its name, and valid until after the demo? */
export const certificate: Check = {
  name: 'certificate',
  questions: (environment) =>
    holdersOf(environment).map((holder) => ({
      id: certificateId(holder.subject),
      subject: holder.subject,
      owner: holder.owner,
      expected: `a trusted certificate for ${new URL(holder.url).hostname} that lasts beyond the demo`,
      source: new URL(holder.url).origin,
      links: holder.links,
      ask: (sources) => askCertificate(holder, sources),
    })),
};

/** One for each https host and port: those that share it share its certificate. */
function holdersOf(environment: Environment): Addressed[] {
  const holders = new Map<string, Addressed>();
  for (const each of addressesOf(environment)) {
    const { origin, protocol } = new URL(each.url);
    if (protocol === 'https:' && !holders.has(origin)) holders.set(origin, each);
  }
  return [...holders.values()];
}
