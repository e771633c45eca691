import type { EnvironmentSource } from '../../environments/load.ts';
import { samplePresets } from '../../mocks/faults/fault-presets.ts';
import { type Incident, type IncidentArea, incidents } from '../../platform/stage/incidents.ts';
import type { StageOptions } from '../../platform/stage/stage.ts';
import { suggestion } from '../../support/nearest-word.ts';
import { Problem } from '../../support/problem.ts';

/** A failure that can be staged: of the platform itself, or a fault of the bank that it calls. */
export interface StageableIncident {
  readonly id: string;
  readonly of: 'platform' | 'bank';
  /** What of the platform it is about; `bank` for each fault of the bank. */
  readonly area: IncidentArea;
  /** What is wrong, in one sentence. */
  readonly title: string;
  readonly teaches: string;
  /** What readiness finds; `null` where only the scenarios do. */
  readonly finding: Incident['finding'];
  /** What the platform is staged with, so that it goes wrong. */
  readonly staging: Pick<StageOptions, 'incident' | 'bankVariables' | 'news'>;
}

/** Everything that can go wrong on demand, the platform's own first. */
export function stageableIncidents(): readonly StageableIncident[] {
  const ofPlatform = incidents.map(({ id, area, title, teaches, finding }) => {
    return { id, of: 'platform' as const, area, title, teaches, finding, staging: { incident: id } };
  });
  const ofBank = samplePresets().map(({ name, title = name, teaches = '', does }) => {
    const news = does.callback === undefined ? {} : { news: 'callbacks' as const };
    const about = { id: name, of: 'bank' as const, area: 'bank' as const, title, teaches, finding: null };
    return { ...about, staging: { bankVariables: { BANK_FAULT: name }, ...news } };
  });
  return [...ofPlatform, ...ofBank];
}

/** The incident with an id. Throws a Problem that lists all ids when there is none. */
export function findStageable(id: string): StageableIncident {
  const all = stageableIncidents();
  const found = all.find((incident) => incident.id === id);
  if (found !== undefined) return found;
  const ids = all.map((incident) => incident.id);
  throw new Problem(
    `There is no incident ${id}`,
    `the sample platform and its bank fail in other ways${suggestion(id, ids)}`,
    `choose one of ${ids.join(', ')}`,
  );
}

/** What the platform is staged with for an incident; a fault of the bank is said, as the staging says its own. */
export function stagingFor(id: string | undefined, say: (text: string) => void): StageableIncident['staging'] {
  if (id === undefined) return {};
  const { of, title, staging } = findStageable(id);
  if (of === 'bank') say(`Incident ${id}: ${title}`);
  return staging;
}

/** Throws a Problem when an incident doesn't exist, or when the environment is not one that a run starts itself. */
export function assertIncident(id: string, { name, staged }: EnvironmentSource): void {
  findStageable(id);
  if (staged) return;
  throw new Problem(
    `The incident ${id} can't be staged on ${name}`,
    'only the sample platform that a run starts itself can be put into a failure',
    'leave out --env, or --incident',
  );
}
