import { noted } from '../commented.ts';
import type { Schedule } from '../schedule.ts';
import { siteScript } from '../site.ts';
import { ACTIONS } from './actions.ts';
import { expression } from './expression.ts';

/** The job that puts the newest report of each environment on GitHub Pages. */
export function publishJob(schedule: Schedule, after: string): Record<string, unknown> {
  const several = schedule.environments.length > 1;
  return {
    needs: after,
    if: several
      ? noted(
          'A run of one environment alone would take the others’ reports away.',
          expression("!cancelled() && github.event_name == 'schedule'"),
        )
      : expression('!cancelled()'),
    'runs-on': 'ubuntu-24.04',
    'timeout-minutes': 10,
    permissions: { pages: 'write', 'id-token': 'write' },
    environment: noted(
      'Who may see Pages is said in the repository’s settings: without GitHub Enterprise, everybody.',
      {
        name: 'github-pages',
        url: expression('steps.deployed.outputs.page_url'),
      },
    ),
    steps: [
      {
        name: 'Fetch the reports',
        uses: ACTIONS.download,
        with: { pattern: 'rehearsal-*', path: 'fetched', 'merge-multiple': true },
      },
      { name: 'Lay them out', 'working-directory': '.', run: siteScript(schedule, 'fetched', 'site') },
      { uses: ACTIONS.uploadPages, with: { path: 'site' } },
      { uses: ACTIONS.deployPages, id: 'deployed' },
    ],
  };
}
