import type { Engine } from '../../cli/schedule/engine-names.ts';
import { filesOf } from '../../cli/schedule/engines.ts';
import type { ProjectFacts } from '../../cli/schedule/project-facts.ts';
import type { ScheduleFile } from '../../cli/schedule/schedule.ts';
import { type WishOptions, wishOf } from '../../cli/schedule/wish-of.ts';

/** In November, so that the next nights with another clock are of the year after. */
export const NOW = Date.parse('2026-11-21T12:00:00Z');
export const MACHINE = { user: 'rehearse', programs: '/usr/local/bin:/usr/bin:/bin' };

const PROJECT: ProjectFacts = {
  folder: '/srv/shop',
  repository: '/srv/shop',
  inRepository: '',
  lockedIn: '',
  tool: 'npm',
  toolIsPinned: false,
  hasAllure: false,
  isHarness: false,
  hasGitlabPipeline: false,
  variables: ['SHOP_URL'],
  secrets: ['OPERATIONS_TOKEN'],
};

/** A schedule of an engine, of what the test says of the wish and the project; all else is usual. */
export function scheduleOf(
  engine: Engine,
  wish: Partial<WishOptions> = {},
  project: Partial<ProjectFacts> = {},
): readonly ScheduleFile[] {
  const image = engine === 'kubernetes' ? { image: 'registry.example/shop-rehearsal:1.4' } : {};
  const whole = wishOf({ env: ['staging'], at: '03:17', timeZone: 'Europe/Berlin', shards: 1, ...image, ...wish });
  return filesOf(engine, { ...whole, project: { ...PROJECT, ...project } }, NOW, MACHINE);
}

/** The text of the first file. */
export function textOf(files: readonly ScheduleFile[]): string {
  return files[0]?.text ?? '';
}

/** The ways in which schedules of several machines differ from one another. */
export const VARIANTS: readonly [name: string, wish: Partial<WishOptions>, project?: Partial<ProjectFacts>][] = [
  ['one environment', {}],
  ['two environments, published', { env: ['staging', 'uat'], publish: true, timeZone: 'UTC' }],
  ['shards', { shards: 4, publish: true }, { tool: 'pnpm', inRepository: 'demo' }],
  [
    'two environments in shards',
    { env: ['staging', 'no'], shards: 2 },
    { tool: 'yarn', lockedIn: null, hasAllure: true },
  ],
];
