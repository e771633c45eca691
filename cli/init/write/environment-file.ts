import type { Plan, PlannedJob, PlannedPipeline, PlannedService } from '../plan.ts';
import { identityLines } from './identity.ts';
import { comment, propertyName, quoted, quotedList } from './literal.ts';
import { teamLines } from './teams-file.ts';

/** How the teams are had: what ./teams.ts exports, or nothing where it exports none and they are written in place. */
export type TeamsExported = ReadonlySet<string>;

const HEADING = [
  'What this environment must be like: where its parts are, whose they are, what they must hold. Written by `rehearse init` from',
  'what is in this repository. What is marked GUESS it could not know: correct it, then take the mark away. Every key is',
  'described in node_modules/dress-rehearsal/docs/environments.md.',
];

/** The definition of an environment: environments/<name>.ts. */
export function environmentFile(plan: Plan, exported: TeamsExported, cluster: ClusterPlace | null): string {
  const named = [plan.team, ...plan.teams].map(({ identifier }) => identifier);
  const imported = named.filter((identifier) => exported.has(identifier)).sort();
  const inPlace = [plan.team, ...plan.teams].filter(({ identifier }) => !exported.has(identifier));
  return [
    "import { defineEnvironment } from 'dress-rehearsal';",
    ...(imported.length === 0 ? [] : [`import { ${imported.join(', ')} } from './teams.ts';`]),
    '',
    ...inPlace.flatMap((team) => [...teamLines(team, { exported: false }), '']),
    ...(cluster === null ? [] : [...clusterLines(cluster), '']),
    '/**',
    ...HEADING.map((line) => ` * ${line}`),
    ' */',
    'export default defineEnvironment(({ variable }) => ({',
    ...identityLines(plan),
    `  owner: ${plan.team.identifier},`,
    ...sourcesLines(plan),
    ...comment(
      plan.entrance.because === ''
        ? 'The service whose pages the audience sees.'
        : `GUESS (${plan.entrance.because}): the service whose pages the audience sees.`,
      '  ',
    ),
    `  entrance: ${quoted(plan.entrance.name)},`,
    '  services: {',
    ...plan.services.flatMap(serviceLines),
    '  },',
    ...(plan.jobs.length === 0 ? [] : ['  jobs: {', ...plan.jobs.flatMap(jobLines), '  },']),
    ...(plan.pipelines.length === 0 ? [] : ['  pipelines: {', ...plan.pipelines.flatMap(pipelineLines), '  },']),
    ...notAskedLines(plan),
    '}));',
    '',
  ].join('\n');
}

/** Where in which cluster workloads are. */
export interface ClusterPlace {
  context: string;
  namespace: string;
  guessed: boolean;
}

function clusterLines({ context, namespace, guessed }: ClusterPlace): string[] {
  return [
    ...comment('A Deployment or CronJob of the cluster, as kubectl sees it.'),
    ...(guessed ? comment('GUESS: the namespace.') : []),
    'const inCluster = (workload: string) => ({',
    "  kind: 'kubernetes' as const,",
    `  context: ${quoted(context)},`,
    `  namespace: ${quoted(namespace)},`,
    '  workload,',
    '});',
  ];
}

function sourcesLines({ sources }: Plan): string[] {
  if (sources.length === 0) {
    const why =
      'Nothing tells more of services than their pages do. With a source (docs/sources.md), their configuration,';
    return [...comment(`${why} versions and jobs are looked at too.`, '  '), '  sources: [],'];
  }
  return [
    ...comment('Where services and jobs are observed; the first that can tell is believed.', '  '),
    '  sources: [',
    ...sources.map((source) => `    ${source},`),
    '  ],',
  ];
}

function serviceLines(service: PlannedService): string[] {
  const { name, variable, url, from, guesses, health, keys, keysFrom, uses, sources, team } = service;
  const place = url === null ? `variable(${quoted(variable)})` : `variable(${quoted(variable)}, ${quoted(url)})`;
  const asked =
    health === null
      ? [
          ...comment(
            'Its first page is asked; any answer of its own will do. Better: the paths of its health checks.',
            '      ',
          ),
          "      health: { live: '/', ready: '/', anyAnswer: true },",
        ]
      : [`      health: { live: ${quoted(health.live)}, ready: ${quoted(health.ready)} },`];
  return [
    ...(from === '' ? [] : comment(`${from}.`, '    ')),
    ...guesses.flatMap((guess) => comment(`GUESS: ${guess}.`, '    ')),
    `    ${propertyName(name)}: {`,
    `      url: ${place},`,
    ...asked,
    ...(team === null ? [] : [`      owner: ${team.identifier},`]),
    ...(sources === null ? [] : [`      sources: ${sources},`]),
    ...(uses.length === 0 ? [] : [`      uses: ${quotedList(uses)},`]),
    ...(keys.length === 0
      ? []
      : [
          ...comment(`It must hold these: ${keysFrom} says so.`, '      '),
          `      configuration: ${quotedList(keys)},`,
        ]),
    '    },',
  ];
}

function jobLines({ name, schedule, timeZone, from, sources }: PlannedJob): string[] {
  return [
    ...comment(`${from}. Where its runs can be seen in what they leave behind, say so with ranAt.`, '    '),
    `    ${propertyName(name)}: {`,
    `      schedule: ${quoted(schedule)},`,
    ...(timeZone === null ? [] : [`      timeZone: ${quoted(timeZone)},`]),
    ...(sources === null ? [] : [`      sources: ${sources},`]),
    '    },',
  ];
}

function pipelineLines({ name, path, ref, because, runsAt }: PlannedPipeline): string[] {
  return [
    ...comment(
      `GUESS (${because}): it deploys. ${runsAt ?? 'A source of kind github or gitlab'} tells of its runs too.`,
      '    ',
    ),
    `    ${propertyName(name)}: {`,
    `      configuration: ${quoted(path)},`,
    ...(ref === 'main' ? [] : [`      ref: ${quoted(ref)},`]),
    "      sources: [{ kind: 'git' }],",
    '    },',
  ];
}

function notAskedLines({ notAsked }: Plan): string[] {
  if (notAsked.length === 0) return [];
  return [...comment('Not asked about, and why:', '  '), ...notAsked.flatMap((line) => comment(`- ${line}`, '  '))];
}
