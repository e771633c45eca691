import { type StageableIncident, stageableIncidents } from '../conductor/incident.ts';
import { EXIT } from '../exit-codes.ts';
import { printResult } from '../output.ts';

const HEADINGS: Readonly<Record<StageableIncident['of'], string>> = {
  platform: 'Incidents of the platform',
  bank: 'Faults of the bank',
};

/** Lists the failures that the sample platform and its bank can be put into, and what each teaches. */
export async function listIncidents({ json = false }: { json?: boolean }): Promise<number> {
  const listed = stageableIncidents().map(({ id, of, title, teaches }) => ({ id, of, title, teaches }));
  if (json) printResult(JSON.stringify(listed, null, 2));
  else printResult([group('platform', listed), group('bank', listed)].join('\n\n'));
  return EXIT.go;
}

function group(of: StageableIncident['of'], listed: readonly Omit<StageableIncident, 'staging'>[]): string {
  const lines = listed
    .filter((incident) => incident.of === of)
    .map(({ id, title, teaches }) => `${id}\n  ${title}\n  ${teaches}`);
  return [HEADINGS[of], ...lines].join('\n\n');
}
