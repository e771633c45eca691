import { fileURLToPath } from 'node:url';
import { getCallSites } from 'node:util';
import type { EnvironmentDefinition } from '../model/environment.ts';
import type { Secret } from '../support/secret.ts';
import type { NoOther, PartOf } from './loading/exact.ts';

/** Reads what an environment file must not hold itself: addresses that differ per machine, and secrets. */
export interface VariableReader {
  /** A variable's value; without it and without a fallback the definition is refused, naming the variable. */
  variable(name: string, fallback?: string): string;
  /** A secret's value, wrapped so that it can't show itself. */
  secret(name: string): Secret;
}

/** What an environment is extended with, or begins with: any part of a definition. */
export type EnvironmentPart = PartOf<EnvironmentDefinition>;

/** One writing of an environment, or of a part of it. */
export interface Layer {
  readonly build: (read: VariableReader) => EnvironmentPart;
  /** The file in which it is written, if that is known. */
  readonly file: string | null;
  /** Whether it is an environment by itself, rather than a part that several share. */
  readonly whole: boolean;
}

/** What environments/<name>.ts exports as its default: layers, each of which goes over those before it. */
export interface DeclaredEnvironment {
  readonly layers: readonly Layer[];
}

/**
 * Declares an environment; the default export of environments/<name>.ts.
 * Variables come from the process's environment, then from environments/.env.<name>.
 */
export function defineEnvironment<Given extends object>(
  build: (read: VariableReader) => Given & EnvironmentDefinition & NoOther<Given, EnvironmentDefinition>,
): DeclaredEnvironment {
  return { layers: [{ build, file: callingFile(), whole: true }] };
}

/**
 * Declares an environment that is another one, or a part that several share, but for what is written here: objects are
 * merged however deep, lists and single values replaced; `null` or `undefined` takes away.
 */
export function extendEnvironment<Given extends object>(
  base: DeclaredEnvironment | Layer['build'],
  build: (read: VariableReader) => Given & EnvironmentPart & NoOther<Given, EnvironmentPart>,
): DeclaredEnvironment {
  const before = typeof base === 'function' ? [{ build: base, file: null, whole: false }] : base.layers;
  return { layers: [...before, { build, file: callingFile(), whole: true }] };
}

/** The file from which a function of this one was called. */
function callingFile(): string | null {
  const script = getCallSites(3)[2]?.scriptName ?? '';
  if (script === '') return null;
  return script.startsWith('file:') ? fileURLToPath(script) : script;
}
