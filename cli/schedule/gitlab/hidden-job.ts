import { noted } from '../commented.ts';
import { inRepository } from '../in-repository.ts';
import { PACKAGE_MANAGERS } from '../package-manager.ts';
import type { Schedule } from '../schedule.ts';
import { browserCommand, installCommand, LEDGER } from '../shell.ts';

const NODE_IMAGE = 'node:24-bookworm';
/** Where each package manager keeps what it fetched, told to it by a variable so that GitLab can cache it. */
const KEPT_PACKAGES = '.packages';

/** What all jobs have in common. */
export function hiddenJob(schedule: Schedule): Record<string, unknown> {
  const { project } = schedule;
  const locked = project.lockedIn ?? project.inRepository;
  const browser = browserCommand(schedule);
  const intoProject = project.inRepository === '' ? [] : [`cd "$CI_PROJECT_DIR/${project.inRepository}"`];
  return {
    image: NODE_IMAGE,
    interruptible: false,
    timeout: '1 hour',
    variables: { [PACKAGE_MANAGERS[project.tool].keeps]: `$CI_PROJECT_DIR/${KEPT_PACKAGES}` },
    environment: noted('Variables may be kept per environment. A rehearsal deploys nothing: access says so.', {
      name: '$ENVIRONMENT',
      action: 'access',
    }),
    cache: [
      {
        key: 'rehearse-packages',
        paths: [`${KEPT_PACKAGES}/`],
      },
      noted(
        'The ledger: without it there is neither a last go, nor several in a row. With REHEARSE_LEDGER it is kept elsewhere.',
        { key: 'rehearse-ledger-$ENVIRONMENT', paths: [`${inRepository(schedule, LEDGER)}/`], when: 'always' },
      ),
    ],
    before_script: [
      ...(project.tool === 'pnpm' ? ['npm install --global pnpm'] : []),
      ...(locked === '' ? [] : [`cd "$CI_PROJECT_DIR/${locked}"`]),
      installCommand(schedule),
      ...(locked === project.inRepository ? [] : ['cd "$CI_PROJECT_DIR"', ...intoProject]),
      ...(browser === undefined ? [] : [browser]),
    ],
  };
}
