import { INCIDENT_AREAS, type IncidentArea } from '../../platform/stage/incidents.ts';
import { type StageableIncident, stageableIncidents } from '../conductor/incident.ts';
import { EXIT } from '../exit-codes.ts';
import { printResult } from '../output.ts';

/** What the incidents of each area have in common, as a heading. */
export const AREA_HEADINGS: Readonly<Record<IncidentArea, string>> = {
  services: 'services, database, environment',
  configuration: 'configuration',
  bank: 'the bank and its credential',
  jobs: 'scheduled jobs',
  pipeline: 'the deployment pipeline',
  data: 'data, flags, capacity',
  entrance: 'the way in',
  operations: 'operations, logs, documentation',
  cycle: 'what only the whole cycle shows',
};

type Listed = Omit<StageableIncident, 'staging'>;

/** Lists the failures that the sample platform and its bank can be put into, and what each teaches. */
export async function listIncidents({ json = false }: { json?: boolean }): Promise<number> {
  const listed = stageableIncidents().map(({ staging: _, ...incident }): Listed => incident);
  if (json) printResult(JSON.stringify(listed, null, 2));
  else printResult([...ofPlatform(listed), ofBank(listed)].join('\n\n\n'));
  return EXIT.go;
}

function ofPlatform(listed: readonly Listed[]): string[] {
  return INCIDENT_AREAS.map((area) => {
    const lines = listed
      .filter((incident) => incident.of === 'platform' && incident.area === area)
      .map((incident) => `${describe(incident)}\n  ${found(incident)}`);
    return [`Incidents of the platform: ${AREA_HEADINGS[area]}`, ...lines].join('\n\n');
  });
}

function ofBank(listed: readonly Listed[]): string {
  return ['Faults of the bank', ...listed.filter(({ of }) => of === 'bank').map(describe)].join('\n\n');
}

function describe({ id, title, teaches }: Listed): string {
  return `${id}\n  ${title}\n  ${teaches}`;
}

/** What finds it, in one sentence. */
export function found({ finding }: Pick<Listed, 'finding'>): string {
  if (finding === null) return 'every check passes; the scenarios show it';
  return `${finding.id} ${finding.status === 'warn' ? 'warns' : 'fails'}`;
}
