import type { EnvironmentDefinition } from '../../model/environment.ts';
import type { VariableReader } from '../define.ts';
import { accountsTeam, platformTeam } from '../teams.ts';

type Surroundings = Pick<EnvironmentDefinition, 'pipelines' | 'databases' | 'data' | 'domains' | 'flags'>;

/** What the sample platform needs around it: its pipeline, its database and what is in it, its name, its flags. */
export function surroundings({ variable, secret }: VariableReader): Surroundings {
  const inDatabase = (query: string) => ({ kind: 'sql' as const, database: 'database', query });
  return {
    // Without git on this machine there is no repository to ask about.
    pipelines: variable('PIPELINE_REPOSITORY', '') === '' ? {} : { deploy: deployPipeline({ variable, secret }) },
    databases: { database: { url: secret('DATABASE_URL'), owner: platformTeam } },
    data: {
      migrations: {
        source: inDatabase('select max(name) from schema_migrations'),
        is: '0005-customers.sql',
        remedy: 'restart onboarding: it applies what is missing',
      },
      'demo-customer': {
        owner: accountsTeam,
        source: inDatabase("select count(*)::int from customers where number = 'NG-1001'"),
        atLeast: 1,
        remedy: 'insert customer NG-1001 as migration 0005 does',
      },
    },
    domains: {
      [variable('EDGE_DOMAIN')]: {
        resolvesTo: variable('EDGE_RESOLVES_TO', '127.0.0.1,::1').split(','),
      },
    },
    flags: {
      source: { kind: 'ofrep', url: variable('SURROUNDINGS_URL'), token: secret('OPERATIONS_TOKEN') },
      owner: accountsTeam,
      on: ['business-accounts', 'instant-payments'],
      off: ['maintenance-banner'],
    },
  };
}

/** Where the log of each service is searched, and what is written about the platform. */
export function operationsPages({ variable, secret }: VariableReader) {
  const pages = variable('SURROUNDINGS_URL');
  return {
    logs: {
      kind: 'log-search' as const,
      url: `${pages}/logs?correlationId={correlationId}`,
      authorization: secret('LOGS_AUTHORIZATION'),
    },
    links: { dashboard: `${pages}/documentation/dashboard`, runbook: `${pages}/documentation/runbook` },
    // What customers are led to, by the addresses that portal and payments are given.
    support: `${pages}/documentation/support`,
    statements: `${pages}/documentation/statements`,
  };
}

function deployPipeline({ variable, secret }: VariableReader): NonNullable<Surroundings['pipelines']>[string] {
  return {
    configuration: '.github/workflows/deploy.yml',
    sources: [
      { kind: 'git', repository: variable('PIPELINE_REPOSITORY') },
      {
        kind: 'github',
        repository: variable('PIPELINE_PROJECT'),
        token: secret('OPERATIONS_TOKEN'),
        api: variable('PIPELINE_HOST'),
      },
    ],
    ranWithin: '168h',
    deploys: ['payments'],
    links: { documentation: `${variable('SURROUNDINGS_URL')}/documentation/pipeline` },
  };
}
