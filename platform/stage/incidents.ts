import { Problem } from '../../support/problem.ts';
import { bankIncidents } from './incidents/bank.ts';
import { configurationIncidents } from './incidents/configuration.ts';
import { cycleIncidents } from './incidents/cycle.ts';
import { dataIncidents } from './incidents/data.ts';
import { entranceIncidents } from './incidents/entrance.ts';
import { INCIDENT_AREAS, type Incident, type IncidentArea } from './incidents/incident.ts';
import { jobIncidents } from './incidents/jobs.ts';
import { operationsIncidents } from './incidents/operations.ts';
import { pipelineIncidents } from './incidents/pipeline.ts';
import { serviceIncidents } from './incidents/services.ts';

export { INCIDENT_AREAS, type Incident, type IncidentArea } from './incidents/incident.ts';

const BY_AREA: Readonly<Record<IncidentArea, readonly Incident[]>> = {
  services: serviceIncidents,
  configuration: configurationIncidents,
  bank: bankIncidents,
  jobs: jobIncidents,
  pipeline: pipelineIncidents,
  data: dataIncidents,
  entrance: entranceIncidents,
  operations: operationsIncidents,
  cycle: cycleIncidents,
};

/** Every failure that the sample platform can be put into, by what it is about. */
export const incidents: readonly (Incident & { area: IncidentArea })[] = INCIDENT_AREAS.flatMap((area) =>
  BY_AREA[area].map((incident) => ({ ...incident, area })),
);

/** The incident with an id. Throws a Problem that lists all ids when there is none. */
export function findIncident(id: string): Incident {
  const found = incidents.find((incident) => incident.id === id);
  if (found !== undefined) return found;
  throw new Problem(
    `There is no incident ${id}`,
    'the sample platform knows how to fail in other ways',
    `choose one of ${incidents.map((incident) => incident.id).join(', ')}`,
  );
}
