import type { Plan } from '../plan.ts';
import { onOneLine } from './literal.ts';

/** environments/.env.<name>.example: the variables that the definition reads. */
export function variablesExample({ environment, services, sources }: Plan): string {
  const usesProject = sources.some((source) => source.includes('COMPOSE_PROJECT_NAME'));
  return [
    `# Copy to environments/.env.${environment}, which is never committed. What is commented out has that value unless given.`,
    ...services.map(({ variable, url }) => (url === null ? `${variable}=` : `# ${variable}=${onOneLine(url)}`)),
    ...(usesProject
      ? ['# The name of the Compose project, if it is not that of the folder.', '# COMPOSE_PROJECT_NAME=']
      : []),
    '',
  ].join('\n');
}
