import { Problem } from '../../support/problem.ts';
import type { Engine } from './engine-names.ts';
import { githubWorkflow } from './github/workflow.ts';
import { gitlabPipeline } from './gitlab/pipeline.ts';
import { kubernetesManifests } from './kubernetes/cron-job.ts';
import { crontabLines } from './one-machine/crontab.ts';
import { assertOneMachine, type Machine } from './one-machine/machine.ts';
import { systemdUnits } from './one-machine/systemd.ts';
import type { Schedule, ScheduleFile } from './schedule.ts';

/** The files of a schedule. Throws a Problem where the engine can't do what is wished. `now` is in epoch milliseconds. */
export function filesOf(engine: Engine, schedule: Schedule, now: number, machine: Machine): readonly ScheduleFile[] {
  switch (engine) {
    case 'github':
      return [githubWorkflow(schedule, now)];
    case 'gitlab':
      return [gitlabPipeline(schedule, now)];
    case 'kubernetes':
      assertKubernetes(schedule);
      return [kubernetesManifests(schedule, now)];
    case 'systemd':
      assertOneMachine(schedule, machine.programs);
      return systemdUnits(schedule, now, machine);
    case 'crontab':
      assertOneMachine(schedule, machine.programs);
      return [crontabLines(schedule, now, machine)];
  }
}

function assertKubernetes({ image, publish }: Schedule): void {
  if (publish) {
    throw new Problem(
      'The report cannot be published from Kubernetes',
      'reports are kept on a volume there, and who may see them is the cluster’s to say',
      'leave --publish out',
    );
  }
  if (image !== undefined) return;
  throw new Problem(
    'Kubernetes needs an image with your project in it',
    '--image is missing',
    'make one as docs/schedule.md shows, and name it: --image registry.example/shop-rehearsal:1.4',
  );
}
