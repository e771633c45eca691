import type { Domain } from '../../../model/environment.ts';
import { type Answer, fail, unknown } from '../../check.ts';
import type { Sources } from '../../sources/sources.ts';
import { oncePerRound } from '../once-per-round.ts';
import { judgeAddresses } from './judge.ts';
import { type Resolution, resolve } from './resolve.ts';

const resolved = oncePerRound((_, host) => resolve(host));

/** Resolves a declared domain name, and each name that it may resolve to. */
export async function askDomain(host: string, { resolvesTo, owner }: Domain, sources: Sources): Promise<Answer> {
  const found = await resolved(sources, host);
  if (!found.resolved) return unresolved(host, found, owner.name);
  const wanted: string[] = [];
  for (const target of resolvesTo) {
    const addresses = await resolved(sources, target);
    if (!addresses.resolved) {
      return unknown(`${target}, which it must resolve to, does not resolve (${addresses.code})`, `correct resolvesTo`);
    }
    wanted.push(...addresses.addresses);
  }
  return judgeAddresses(host, found.addresses, wanted);
}

function unresolved(host: string, { code }: Extract<Resolution, { resolved: false }>, owner: string): Answer {
  if (code === 'ENOTFOUND') {
    return fail(
      `there is no such name (${code})`,
      `have ${owner} create the record of ${host}, or correct the definition`,
    );
  }
  return unknown(`the name could not be looked up (${code})`, 'see whether this machine reaches its name server');
}
