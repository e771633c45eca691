import type { Persona } from '../../model/persona.ts';

/**
 * The personas of a scenario, each once, in the order in which they came on stage. What is told of one again adds to what was told
 * before, or replaces it.
 */
export function mergedPersonas(told: readonly Persona[]): Persona[] {
  const personas = new Map<string, Map<string, string | null>>();
  for (const { name, facts } of told) {
    const known = personas.get(name) ?? new Map<string, string | null>();
    for (const fact of facts) known.set(fact.name, fact.value);
    personas.set(name, known);
  }
  return [...personas].map(([name, facts]) => ({
    name,
    facts: [...facts].map(([fact, value]) => ({ name: fact, value })),
  }));
}
