import type { LockStore } from '../../verdict/lock/environment-lock.ts';

/** A store that keeps what it is given for as long as the test. */
export function storeInMemory(): LockStore {
  const kept = new Map<string, string>();
  return {
    recall: async (key) => kept.get(key) ?? null,
    async exchange(key, before, after) {
      if ((kept.get(key) ?? null) !== before) return 'changed-meanwhile';
      kept.set(key, after);
      return 'exchanged';
    },
  };
}
