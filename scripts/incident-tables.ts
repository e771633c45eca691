import { AREA_HEADINGS, found } from '../cli/commands/incidents.ts';
import { stageableIncidents } from '../cli/conductor/incident.ts';
import { INCIDENT_AREAS } from '../platform/stage/incidents.ts';

const BEGIN = '<!-- written by node scripts/write-incidents.ts -->';

/** The page with its tables of incidents as they are now; what is above its mark is left as a person wrote it. */
export function withIncidentTables(page: string): string {
  const [head = ''] = page.split(BEGIN);
  return `${head}${BEGIN}\n\n${incidentTables()}\n`;
}

function incidentTables(): string {
  const listed = stageableIncidents().filter(({ of }) => of === 'platform');
  return INCIDENT_AREAS.map((area) => {
    const rows = listed
      .filter((incident) => incident.area === area)
      .map((incident) => `| \`${incident.id}\` | ${incident.title} | ${finds(incident)} | ${incident.teaches} |`);
    const heading = AREA_HEADINGS[area];
    return [
      `## ${heading[0]?.toUpperCase()}${heading.slice(1)}`,
      '',
      '| incident | what is wrong | what finds it | what it teaches |',
      '| --- | --- | --- | --- |',
      ...rows,
    ].join('\n');
  }).join('\n\n');
}

function finds({ finding }: Parameters<typeof found>[0]): string {
  return found({ finding }).replace(/^\S+\/\S+/, (id) => `\`${id}\``);
}
