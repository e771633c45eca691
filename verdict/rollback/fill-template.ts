/** A command that can be carried out, or why there is none. */
export type Filled = { command: string } | { command: null; why: string | null };

const PLACEHOLDER = /\{(name|commit|build|image|key|fingerprint)\}/g;
/** What means the same to every shell, in quotes or without, and is no option. */
const PLAIN = /^(?!-)[\w@%+=:,./-]+$/;

/**
 * A template with its placeholders filled in. What is filled in comes from places that we don't trust: it must be plain in
 * whatever quotes the template has around it, otherwise there is no command.
 */
export function fillTemplate(
  template: string | undefined,
  values: Readonly<Record<string, string | undefined>>,
): Filled {
  if (template === undefined) return { command: null, why: null };
  const wanted = [...new Set([...template.matchAll(PLACEHOLDER)].map(([, name = '']) => name))];
  const missing = wanted.find((name) => values[name] === undefined);
  if (missing !== undefined) return { command: null, why: `nobody knows the ${missing} that its template needs` };
  const unfit = wanted.find((name) => !PLAIN.test(values[name] ?? ''));
  if (unfit !== undefined) return { command: null, why: `its ${unfit} holds what has no place in a command` };
  return { command: template.replace(PLACEHOLDER, (_, name: string) => values[name] ?? '') };
}
