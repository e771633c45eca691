import type { Placing } from './place-files.ts';
import type { Plan } from './plan.ts';

/** What became of it all. */
export interface Outcome {
  plan: Plan;
  placed: readonly Placing[];
  /** What was not read or not written, and why. */
  remarks: readonly string[];
  /** Whether the project finds this package, which its scenarios import. */
  installed: boolean;
}

/** What was found and written, and what to do next in the folder, as the user named it. */
export function outcomeText(outcome: Outcome, folder: string): string {
  return [...foundLines(outcome), ...filesLines(outcome), ...nextLines(outcome, folder)].join('\n');
}

/** The same with the text of everything that would be written; nothing was. */
export function dryRunText(outcome: Outcome): string {
  const texts = outcome.placed
    .filter(({ does }) => does !== 'leave')
    .flatMap(({ path, does, text }) => [`--- ${path}${does === 'add' ? ' (added to it)' : ''}`, text.trimEnd(), '']);
  return [...foundLines(outcome), ...texts, ...filesLines(outcome, 'would be '), 'Nothing was written.'].join('\n');
}

/** The same for programs. */
export function outcomeJson({ plan, placed, remarks }: Outcome, dryRun: boolean) {
  const pathsOf = (does: Placing['does']) => placed.filter((one) => one.does === does).map(({ path }) => path);
  const texts = Object.fromEntries(placed.filter(({ does }) => does !== 'leave').map(({ path, text }) => [path, text]));
  return {
    environment: plan.environment,
    dryRun,
    created: pathsOf('create'),
    addedTo: pathsOf('add'),
    left: pathsOf('leave'),
    ...(dryRun ? { texts } : {}),
    remarks,
  };
}

function foundLines({ plan, remarks }: Outcome): string[] {
  const { services, jobs, pipelines, environment, entrance } = plan;
  const listed = (what: string, parts: readonly { name: string }[]) =>
    parts.length === 0 ? [] : [`  ${what.padEnd(10)} ${parts.map(({ name }) => name).join(', ')}`];
  const guess = entrance.because === '' ? '' : ` (a guess: ${entrance.because})`;
  return [
    `The environment ${environment}:`,
    ...listed('services', services),
    ...listed('jobs', jobs),
    ...listed('pipelines', pipelines),
    `  ${'entrance'.padEnd(10)} ${entrance.name}${guess}`,
    ...(remarks.length === 0 ? [] : ['', 'Not read, or not written:', ...remarks.map((remark) => `  ${remark}`)]),
    '',
  ];
}

function filesLines({ placed }: Outcome, would = ''): string[] {
  const told = (does: Placing['does'], word: string) =>
    placed.filter((one) => one.does === does).map(({ path }) => `  ${word.padEnd(9)} ${path}`);
  return [
    `Files${would === '' ? '' : ` (${would.trim()})`}:`,
    ...told('create', 'created'),
    ...told('add', 'added to'),
    ...told('leave', 'left'),
    '',
  ];
}

function nextLines({ plan, installed }: Outcome, folder: string): string[] {
  const { environment, services } = plan;
  const env = environment === 'local' ? '' : ` --env ${environment}`;
  const within = folder === '.' ? '' : `cd ${folder} && `;
  const missing = services.filter(({ url }) => url === null).map(({ variable }) => variable);
  return [
    ...(installed
      ? []
      : ['Install it, if it is not yet:', '  npm install --save-dev dress-rehearsal @playwright/test']),
    ...(missing.length === 0 ? [] : [`Set ${missing.join(', ')} in environments/.env.${environment}, then:`]),
    ...(missing.length === 0 ? ['Next:'] : []),
    `  ${within}npx rehearse check${env}`,
    `Then correct what is marked GUESS in environments/${environment}.ts and environments/teams.ts.`,
  ];
}
