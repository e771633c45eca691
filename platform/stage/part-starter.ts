import { join } from 'node:path';
import { describeProblem, Problem } from '../../support/problem.ts';
import type { GivenVariables } from './deployment/changed-variables.ts';
import type { LaunchedPart } from './launched-part.ts';
import { PARTS, type PartName } from './parts.ts';
import { plannedVariables, type StagePlan } from './plan.ts';
import type { ProcessList } from './process-list.ts';
import type { StageRuntime } from './runtime.ts';
import type { Refusal } from './service-log.ts';
import type { ServiceLogs } from './service-logs.ts';
import { reservedAddress, type StagePorts } from './stage-ports.ts';
import { type PartStart, startPart } from './start-part.ts';

export interface PartStarterOptions {
  project: string;
  plan: StagePlan;
  ports: StagePorts;
  runtime: StageRuntime;
  list: ProcessList;
  logs: ServiceLogs;
  say: (text: string) => void;
  programs?: Partial<Record<PartName, string>>;
}

/** A part that was staged: where it is, and what it was given, the newest last. */
interface Placed {
  address: string;
  given: Readonly<Record<string, string>>[];
}

/** How a part came out of being started again. */
export interface Redeployed {
  state: 'running' | 'refused' | 'failed';
  url: string;
  refused: readonly Refusal[];
}

/** Starts the parts of one staging as its plan says, and again as deployments say, and keeps the list of what runs. */
export class PartStarter {
  readonly #options: PartStarterOptions;
  readonly #running = new Map<PartName, LaunchedPart>();
  readonly #placed = new Map<PartName, Placed>();

  constructor(options: PartStarterOptions) {
    this.#options = options;
  }

  /**
   * Starts a part and resolves with its address: where it listens, or for one that the plan leaves out or that refuses
   * its configuration, where nobody does. Throws a Problem when it can't be started.
   */
  async start(name: PartName, variables: Readonly<Record<string, string>>): Promise<string> {
    const { runtime, plan, ports, list } = this.#options;
    const planned = plan.parts[name];
    const given = plannedVariables(planned, { ...runtime.variablesFor(name, ports[name]), ...variables });
    const started = planned.started ? await this.#launch(name, given) : undefined;
    if (started === undefined) list.absent(name, PARTS[name].kind);
    const address = started?.state === 'listening' ? started.url : await reservedAddress(ports[name]);
    this.#placed.set(name, { address, given: [given] });
    return address;
  }

  /** What a part is given now, and was since it was staged; `undefined` before it was. */
  givenTo(name: PartName): GivenVariables | undefined {
    const given = this.#placed.get(name)?.given;
    const now = given?.at(-1);
    return given === undefined || now === undefined ? undefined : { now, before: given };
  }

  /**
   * Stops a part and starts it where it was, with other variables. One that refuses them or ends with them is down then.
   * It must have been staged.
   */
  async redeploy(name: PartName, variables: Readonly<Record<string, string>>): Promise<Redeployed> {
    const { list, say } = this.#options;
    const placed = this.#placed.get(name);
    if (placed === undefined) throw new Error(`${name} was never staged`);
    await this.#running.get(name)?.stop();
    this.#running.delete(name);
    const { address: url } = placed;
    const given = { ...variables, PORT: new URL(url).port };
    placed.given.push(given);
    try {
      const start = await this.#launch(name, given);
      if (start.state === 'listening') return { state: 'running', url, refused: [] };
      return { state: 'refused', url, refused: start.refused };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      say(describeProblem(error));
      list.exited(name, PARTS[name].kind, null, []);
      return { state: 'failed', url, refused: [] };
    }
  }

  async #launch(name: PartName, given: Readonly<Record<string, string>>): Promise<PartStart> {
    const { project, runtime, list, logs, say, programs } = this.#options;
    const { kind, program } = PARTS[name];
    const start = await startPart(runtime, {
      name,
      program: programs?.[name] ?? join(project, program),
      variables: given,
      onLine: (line) => logs.write(name, line),
    });
    this.#running.set(name, start.running);
    if (start.state === 'refused') {
      list.exited(name, kind, start.exitCode, start.refused);
      say(`${name} refuses to start: ${start.refused.map(({ key, problem }) => `${key} ${problem}`).join('; ')}`);
      return start;
    }
    list.running(name, kind);
    start.running.exited.then(({ code }) => list.exited(name, kind, code, []));
    return start;
  }

  /** Kills the parts that the plan has crash, and resolves when they are gone. */
  async crash(): Promise<void> {
    const crashing = [...this.#running].filter(([name]) => this.#options.plan.parts[name].crashes);
    await Promise.all(crashing.map(([, running]) => running.kill()));
  }

  /** Stops every part that was started. */
  async stopAll(): Promise<void> {
    await Promise.all([...this.#running.values()].map((running) => running.stop()));
  }
}
