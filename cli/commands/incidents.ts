import { incidents } from '../../platform/stage/incidents.ts';
import { EXIT } from '../exit-codes.ts';
import { printResult } from '../output.ts';

/** Lists the failures that the sample platform can be put into, and what each teaches. */
export async function listIncidents({ json = false }: { json?: boolean }): Promise<number> {
  const listed = incidents.map(({ id, title, teaches }) => ({ id, title, teaches }));
  if (json) printResult(JSON.stringify(listed, null, 2));
  else printResult(listed.map(({ id, title, teaches }) => `${id}\n  ${title}\n  ${teaches}`).join('\n'));
  return EXIT.go;
}
