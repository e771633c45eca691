/** Names of services, jobs and pipelines stand beside each other in findings: no two are the same, and none is `bank`. */
export interface Names {
  /** The name itself where nobody has it, else with what it is of after it. */
  take(wanted: string, kind: string): string;
}

/** An empty list of names. */
export function openNames(): Names {
  const taken = new Set(['bank']);
  return {
    take(wanted, kind) {
      const plain = wanted.replaceAll(/[^\w.-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '') || kind;
      let name = plain;
      for (let count = 1; taken.has(name); count += 1) name = `${plain}-${kind}${count === 1 ? '' : count}`;
      taken.add(name);
      return name;
    },
  };
}

/** A name as variables are written: `payments-api` is PAYMENTS_API. */
export function variableName(name: string): string {
  const words = name.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_');
  return /^[A-Z]/.test(words) ? words : `_${words}`;
}

/** What a team is exported as: `payments` is paymentsTeam, and never a word of the language. */
export function teamIdentifier(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const joined = words
    .map((word, index) => (index === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1))
    .join('');
  const identifier = /^[A-Za-z]/.test(joined) ? joined : `team${joined}`;
  return /team$/i.test(identifier) && identifier !== 'team' ? identifier : `${identifier}Team`;
}
