import { certificateId, domainId } from '../../finding-ids.ts';
import type { Sources } from '../../sources/sources.ts';
import { isTlsTrouble } from '../../tls/trouble.ts';
import { askCertificate } from '../certificate/ask.ts';
import { askDomain } from '../domain/ask.ts';
import { addressesOf } from './addresses.ts';

/**
 * The id of the finding that an address gives no answer because of: its domain name, or its certificate. `undefined`
 * when neither is wrong, or when `reason`, why the answer did not come, does not tell of certificates.
 */
export async function whyNoAnswer(url: string, reason: string, sources: Sources): Promise<string | undefined> {
  const { origin, hostname, protocol } = new URL(url);
  const domain = sources.environment.domains[hostname];
  if (domain !== undefined && (await askDomain(hostname, domain, sources)).status === 'fail') return domainId(hostname);
  if (protocol !== 'https:' || !isTlsTrouble(reason)) return undefined;
  const holder = addressesOf(sources.environment).find((each) => new URL(each.url).origin === origin);
  if (holder === undefined || (await askCertificate(holder, sources)).status !== 'fail') return undefined;
  return certificateId(holder.subject);
}
