import { BlockList, isIPv4 } from 'node:net';
import { type Answer, fail, pass, warn } from '../../check.ts';

/**
 * Whether the addresses a name resolves to are among the wanted ones; any are when none is wanted. Addresses of a
 * family of which none is wanted, such as IPv6, are passed over where others are there.
 */
export function judgeAddresses(host: string, found: readonly string[], wanted: readonly string[]): Answer {
  if (wanted.length === 0) return pass(`resolves to ${found.join(', ')}`);
  const list = new BlockList();
  for (const address of wanted) list.addAddress(address, familyOf(address));
  const families = new Set(wanted.map(familyOf));
  const counted = found.filter((address) => families.has(familyOf(address)));
  const elsewhere = counted.filter((address) => !list.check(address, familyOf(address)));
  const remedy = `correct the record of ${host}, or resolvesTo in the definition`;
  if (counted.length === elsewhere.length) {
    return fail(`resolves to ${found.join(', ')}, not to ${wanted.join(' or ')}`, remedy);
  }
  if (elsewhere.length > 0) return warn(`resolves to ${elsewhere.join(', ')} as well`, remedy);
  return pass(`resolves to ${counted.join(', ')}`);
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv4(address) ? 'ipv4' : 'ipv6';
}
