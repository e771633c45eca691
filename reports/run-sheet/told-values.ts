import type { Persona } from '../../model/persona.ts';
import type { StepAction } from '../../model/step-action.ts';

/**
 * Actions with the values that were not kept, where a persona tells them in the words of the field. Where two personas tell
 * different ones it stays unknown which was typed.
 */
export function withToldValues(actions: readonly StepAction[], personas: readonly Persona[]): StepAction[] {
  const facts = personas.flatMap((persona) => persona.facts);
  return actions.map((action) => {
    if (action.value !== null || (action.does !== 'fills' && action.does !== 'chooses')) return action;
    const told = facts.filter(({ name }) => nameOf(name) === nameOf(action.target)).map(({ value }) => value);
    const [value = null, ...others] = new Set(told);
    return others.length === 0 ? { ...action, value } : action;
  });
}

function nameOf(text: string): string {
  return text.trim().toLowerCase();
}
