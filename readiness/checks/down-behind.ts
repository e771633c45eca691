import type { SourceDeclaration } from '../../model/environment/source.ts';
import { reachableId } from '../finding-ids.ts';
import type { Sources } from '../sources/sources.ts';
import { downId } from './down.ts';
import { platformOf } from './outside/addresses.ts';

/** The finding that says that what a source is asked of gives no answer: a database, or a service at the same address. */
export async function downBehind(source: SourceDeclaration, sources: Sources): Promise<string | undefined> {
  if (source.kind === 'sql') {
    return (await sources.database(source.database)).read ? undefined : reachableId(source.database);
  }
  if (source.kind !== 'http') return undefined;
  const origin = URL.parse(source.url)?.origin;
  const holder = platformOf(sources.environment).find(({ url }) => URL.parse(url)?.origin === origin);
  return holder === undefined ? undefined : downId(holder.subject, sources);
}
