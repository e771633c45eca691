/**
 * What the steps of one scenario are called in a ledger, in their order: by their titles, and where a title comes again,
 * `Pay (2)`. So each step is compared with itself in earlier runs, also where a script says the same twice.
 */
export function stepNames(steps: readonly { title: string }[]): string[] {
  const taken = new Set(steps.map(({ title }) => title));
  const met = new Set<string>();
  return steps.map(({ title }) => {
    if (!met.has(title)) {
      met.add(title);
      return title;
    }
    let number = 2;
    while (taken.has(`${title} (${number})`)) number += 1;
    const name = `${title} (${number})`;
    taken.add(name);
    return name;
  });
}
