import type { Collection } from '../../state/memory.ts';

/**
 * Forgets the oldest of a collection that has grown too long. A tenth at a time: looking for the oldest one at every call
 * would cost the more, the more were forgotten before.
 */
export function trimOldest(collection: Collection<unknown>, most: number): void {
  if (collection.size <= most * 1.1) return;
  const oldest: string[] = [];
  for (const [key] of collection.entries()) {
    if (oldest.length === collection.size - most) break;
    oldest.push(key);
  }
  for (const key of oldest) collection.delete(key);
}
