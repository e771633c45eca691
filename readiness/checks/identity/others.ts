import { type Answer, fail, pass, unknown, warn } from '../../check.ts';
import type { Sources } from '../../sources/sources.ts';
import { ownName } from '../own-words.ts';
import { elsewhereThanHosts, hostsId } from './at-hosts.ts';
import { provedBy } from './proved-by.ts';

/**
 * What services and jobs say of where they run that need not say it: a label of a container, say. One that says
 * otherwise is one too many; where nothing else proves where this is, one must say it.
 */
export async function askOthers(
  names: readonly string[],
  isProvedElsewhere: boolean,
  sources: Sources,
): Promise<Answer> {
  const { identity: expected } = sources.environment;
  const said = await Promise.all(
    names.map(async (name) => {
      const reading = await sources.version(name);
      return { name, place: reading.place, stated: reading.read ? reading.value.environment : null };
    }),
  );
  const agreeing: string[] = [];
  for (const { name, place, stated } of said) {
    if (stated === null) continue;
    if (stated.name !== expected.name || stated.id !== expected.id) {
      return fail(
        `${name} says it runs in ${ownName(stated.name)} (${ownName(stated.id)})`,
        `correct the sources of ${name} in the definition, or what is said of it there`,
        { source: place },
      );
    }
    agreeing.push(name);
  }
  if (agreeing.length > 0) return pass(`${agreeing.join(', ')}: ${expected.name} (${expected.id})`);
  const { by, unproved } = await provedBy(sources);
  const [first] = unproved;
  const untold = `${names.join(', ')} can’t say where ${names.length === 1 ? 'it runs' : 'they run'}`;
  if (by.length > 0) return pass(`proved by ${by.join(', ')}; ${untold}`);
  if (isProvedElsewhere && first !== undefined) {
    return unknown(`nothing else proves where this is, and ${untold}`, `see ${first} first`, { because: first });
  }
  const nameSomething = 'name something that knows where it runs, with identity.proofs or a source of kind operations';
  const { name, identity } = sources.environment;
  if (identity.hosts.length === 0) return unknown('nothing says where this is', nameSomething);
  if (elsewhereThanHosts(sources.environment).length > 0) {
    return unknown('nothing says where this is, and not all addresses are at its hosts', nameSomething, {
      because: hostsId(name),
    });
  }
  return warn(`nothing there says where this is; its addresses are at ${identity.hosts.join(', ')}`, nameSomething);
}
