/** In which form a value stands somewhere: as it is, in an address or a form, within a text of JSON. */
export type Form = 'plain' | 'url' | 'json';

const SUFFIXES: Readonly<Record<Form, string>> = { plain: '', url: '_url', json: '_json' };
const SECRET = /\[secret ([A-Za-z_]\w*)\]/;

/** What stands for a value in a template; the load engine's user has it in every form (engine/user-values.ts). */
export function placeholder(name: string, form: Form): string {
  return `{{ ${name}${SUFFIXES[form]} }}`;
}

/** A text in a form, as it stands in a request. */
export function encoded(text: string, form: Form): string {
  if (form === 'url') return encodeURIComponent(text);
  return form === 'json' ? JSON.stringify(text).slice(1, -1) : text;
}

/** The name of a secret that was taken out of a recording where it stood; `null` where none was. */
export function secretIn(text: string): string | null {
  return SECRET.exec(text)?.[1] ?? null;
}

/** What a secret's variable is called in a template. */
export function secretVariable(name: string): string {
  return `secret_${name}`;
}
