import type { SourceDeclaration, SourceKind } from '../../model/environment/source.ts';
import type { OpenSource, Source, SourceContext } from './source.ts';

/** Where each kind of source is; loaded when the first of its kind is opened. */
const KINDS: { readonly [Kind in SourceKind]: () => Promise<OpenSource<Kind>> } = {
  operations: async () => (await import('./operations.ts')).operations,
  'env-file': async () => (await import('./env-file.ts')).envFile,
  compose: async () => (await import('./compose.ts')).compose,
  docker: async () => (await import('./docker.ts')).docker,
  kubernetes: async () => (await import('./kubernetes.ts')).kubernetes,
  command: async () => (await import('./command.ts')).command,
  http: async () => (await import('./http-value.ts')).httpValue,
  sql: async () => (await import('./sql.ts')).sql,
  git: async () => (await import('./git.ts')).git,
  github: async () => (await import('./github.ts')).github,
  gitlab: async () => (await import('./gitlab.ts')).gitlab,
  ofrep: async () => (await import('./ofrep.ts')).ofrep,
  'log-file': async () => (await import('./log-file.ts')).logFile,
  'log-search': async () => (await import('./log-search.ts')).logSearch,
};

/** Opens a source as it is declared, with the name it is asked about in place of `{name}`. */
export async function openSource(declaration: SourceDeclaration, context: SourceContext): Promise<Source> {
  const about = named(declaration, context.name);
  const open: (declaration: SourceDeclaration, context: SourceContext) => Source = await opener(about.kind);
  return open(about, context);
}

// The table's type pairs each kind with its opener; that the two belong together is lost on a key known only at run time.
async function opener(kind: SourceKind): Promise<(declaration: SourceDeclaration, context: SourceContext) => Source> {
  const open: unknown = await KINDS[kind]();
  if (typeof open !== 'function') throw new Error(`there is no source of kind ${kind}`);
  return (declaration, context) => open(declaration, context);
}

/** The declaration with `{name}` filled in, in every text of it; secrets are left alone. */
function named<Declaration extends SourceDeclaration>(declaration: Declaration, name: string): Declaration {
  const fill = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replaceAll('{name}', name);
    if (Array.isArray(value)) return value.map(fill);
    return value;
  };
  return Object.assign(
    {},
    declaration,
    Object.fromEntries(Object.entries(declaration).map(([key, value]) => [key, fill(value)])),
  );
}
