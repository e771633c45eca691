import type { Environment } from '../../model/environment.ts';

/** Commands that set a service or job back, with placeholders such as `{name}` and `{commit}`. */
export interface Templates {
  version?: string | undefined;
  setting?: string | undefined;
  unset?: string | undefined;
}

/** The templates of a service or job, by its name. */
export type TemplatesOf = (name: string) => Templates;

/** The templates that a definition has: a service's or job's own before those of all. */
export function templatesOf({ services, jobs, rollback }: Environment): TemplatesOf {
  return (name) => ({ ...rollback, ...(services[name] ?? jobs[name])?.rollback });
}

/** Where no definition is to be had, nothing can be set back by a command. */
export const NO_TEMPLATES: TemplatesOf = () => ({});
