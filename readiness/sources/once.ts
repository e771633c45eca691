/** Remembers what was found under a name, so that it is looked for once. */
export function once<Value>(find: (name: string) => Promise<Value>): (name?: string) => Promise<Value> {
  const remembered = new Map<string, Promise<Value>>();
  return (name = '') => {
    const found = remembered.get(name) ?? find(name);
    remembered.set(name, found);
    return found;
  };
}
