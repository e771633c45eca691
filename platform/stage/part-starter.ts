import { join } from 'node:path';
import type { SupervisedChild } from '../../support/supervise/child.ts';
import type { Supervisor } from '../../support/supervise/supervisor.ts';
import { PARTS, type PartName } from './parts.ts';
import { plannedVariables, type StagePlan } from './plan.ts';
import type { ProcessList } from './process-list.ts';
import type { ServiceLogs } from './service-logs.ts';
import { reservedAddress, type StagePorts } from './stage-ports.ts';
import { startPart } from './start-part.ts';
import { programVariables } from './variables.ts';

export interface PartStarterOptions {
  project: string;
  plan: StagePlan;
  ports: StagePorts;
  supervisor: Supervisor;
  list: ProcessList;
  logs: ServiceLogs;
  say: (text: string) => void;
  programs?: Partial<Record<PartName, string>>;
}

/** Starts the parts of one staging as its plan says, and keeps the list of what runs. */
export class PartStarter {
  readonly #options: PartStarterOptions;
  readonly #children = new Map<PartName, SupervisedChild>();

  constructor(options: PartStarterOptions) {
    this.#options = options;
  }

  /**
   * Starts a part and resolves with its address: where it listens, or for one that the plan leaves out or that refuses
   * its configuration, where nobody does. Throws a Problem when it can't be started.
   */
  async start(name: PartName, variables: Readonly<Record<string, string>>): Promise<string> {
    const { project, plan, ports, supervisor, list, logs, say, programs } = this.#options;
    const { kind, program } = PARTS[name];
    const planned = plan.parts[name];
    if (!planned.started) {
      list.absent(name, kind);
      return reservedAddress(ports[name]);
    }
    const start = await startPart({
      name,
      program: programs?.[name] ?? join(project, program),
      variables: plannedVariables(planned, { ...programVariables(project, ports[name]), ...variables }),
      supervisor,
      onLine: (line) => logs.write(name, line),
    });
    this.#children.set(name, start.child);
    if (start.state === 'refused') {
      list.exited(name, kind, start.exitCode, start.refused);
      say(`${name} refuses to start: ${start.refused.map(({ key, problem }) => `${key} ${problem}`).join('; ')}`);
      return reservedAddress(ports[name]);
    }
    list.running(name, kind);
    start.child.exited.then(({ code }) => list.exited(name, kind, code, []));
    return start.url;
  }

  /** Kills the parts that the plan has crash, and resolves when they are gone. */
  async crash(): Promise<void> {
    const crashing = [...this.#children].filter(([name]) => this.#options.plan.parts[name].crashes);
    await Promise.all(
      crashing.map(([, child]) => {
        child.signal('SIGKILL');
        return child.exited;
      }),
    );
  }

  /** Stops every part that was started. */
  async stopAll(): Promise<void> {
    await Promise.all([...this.#children.values()].map((child) => child.stop()));
  }
}
