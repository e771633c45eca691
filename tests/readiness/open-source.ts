import type { DeclarationOf, SourceKind } from '../../model/environment/source.ts';
import { type Environment, type EnvironmentDefinition, environmentSchema } from '../../model/environment.ts';
import { openHttp } from '../../readiness/sources/http.ts';
import type { OpenSource, Source } from '../../readiness/sources/source.ts';
import { systemClock } from '../../support/clock.ts';
import { team } from '../verdict/samples.ts';

/** An environment of nothing but what a test is about. */
export function environmentOf(parts: Partial<EnvironmentDefinition>): Environment {
  return environmentSchema.parse({
    name: 'staging',
    identity: { name: 'staging', id: 'staging-1' },
    owner: team,
    entrance: 'portal',
    services: {},
    ...parts,
  });
}

export interface OpenedWith {
  project?: string;
  /** What it is asked about. */
  name?: string;
  environment?: Environment;
  signal?: AbortSignal;
  /** How long an answer over HTTP may take. */
  withinMs?: number;
}

/** One source, opened as a round of checks would open it. The way out closes with the process. */
export function openedSource<Kind extends SourceKind>(
  open: OpenSource<Kind>,
  declaration: DeclarationOf<Kind>,
  {
    project = process.cwd(),
    name = 'deploy',
    environment = environmentOf({}),
    signal = never,
    withinMs = 5000,
  }: OpenedWith = {},
): Source {
  const http = openHttp({ now: Date.now, signal });
  return open(declaration, {
    environment,
    name,
    project,
    signal,
    clock: systemClock,
    fingerprintKey: 'key',
    ask: (request) => http.ask({ withinMs, ...request }),
  });
}

const never = new AbortController().signal;
