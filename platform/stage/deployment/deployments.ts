import { isoTime, systemClock } from '../../../support/clock.ts';
import { suggestion } from '../../../support/nearest-word.ts';
import { Problem } from '../../../support/problem.ts';
import { rememberSecret } from '../../../support/redact.ts';
import type { PartStarter } from '../part-starter.ts';
import type { PartName } from '../parts.ts';
import type { PipelineRepository } from '../repository/repository.ts';
import { changedVariables, type GivenVariables } from './changed-variables.ts';
import { deployedCommit } from './deployed-commit.ts';
import type { DeployedPart, Deployment, DeploymentOrder } from './order.ts';

/** Values shorter than this are words such as `yes`: taking them out of every log would garble it. */
const SHORTEST_SECRET = 8;

/** What deployments are made on. */
export interface DeploymentGround {
  starter: PartStarter;
  repository: PipelineRepository | null;
  /** How the flags stand at the beginning. */
  flags: Readonly<Record<string, boolean>>;
  fingerprintKey: string;
  say: (text: string) => void;
  /** Aborted when the staging is cleared. */
  signal: AbortSignal;
}

/** What is deployed onto a staged platform while it runs, one deployment after the other. */
export class Deployments {
  readonly #ground: DeploymentGround;
  readonly #flags: Map<string, boolean>;
  readonly #made: Deployment[] = [];
  #last: Promise<unknown> = Promise.resolve();

  constructor(ground: DeploymentGround) {
    this.#ground = ground;
    this.#flags = new Map(Object.entries(ground.flags));
  }

  /** How the flags stand. */
  get flags(): ReadonlyMap<string, boolean> {
    return this.#flags;
  }

  /** Those that were made, the oldest first. */
  get made(): readonly Deployment[] {
    return this.#made;
  }

  /**
   * Deploys what an order asks for, after those before it. A part that does not start with it is down then, as on a real
   * platform. Throws a Problem, having changed nothing, when the order can't be carried out.
   */
  deploy(order: DeploymentOrder): Promise<Deployment> {
    const made = this.#last.then(() => this.#deploy(order));
    this.#last = made.catch(() => {});
    return made;
  }

  async #deploy(order: DeploymentOrder): Promise<Deployment> {
    const { starter, repository, fingerprintKey, say, signal } = this.#ground;
    signal.throwIfAborted();
    this.#assertSensible(order);
    const at = systemClock.now();
    const given = order.parts.map((part) => [part, this.#givenTo(part)] as const);
    // All is looked at before anything is made or restarted.
    for (const [part, variables] of given) changedVariables(part, variables, order, fingerprintKey);
    const commit = await deployedCommit(order, { repository, at, signal });
    for (const [key, value] of Object.entries(order.set)) {
      if (value.length >= SHORTEST_SECRET) rememberSecret(key, value);
    }
    const whole = { ...order, ...(commit === undefined ? {} : { commit }) };
    const parts: DeployedPart[] = [];
    for (const [part, variables] of given) {
      const changed = changedVariables(part, variables, whole, fingerprintKey);
      const { state, url, refused } = await starter.redeploy(part, changed);
      const { COMMIT = null, BUILD = null } = changed;
      const names = changedNames(variables.now, changed);
      const added = names.filter((key) => !(key in variables.now));
      parts.push({ part, state, url, commit: COMMIT, build: BUILD, changed: names, added, refused: [...refused] });
      say(`Deployed ${part}${commit === undefined ? '' : ` at ${commit.slice(0, 12)}`}: ${inWords(state, names)}`);
    }
    for (const [name, on] of Object.entries(order.flags)) {
      this.#flags.set(name, on);
      say(`The flag ${name} is ${on ? 'on' : 'off'} now`);
    }
    const deployment = { at: isoTime(at), parts, flags: order.flags };
    this.#made.push(deployment);
    return deployment;
  }

  #assertSensible({ parts, commit, newCommit, build, set, unset, restore, flags }: DeploymentOrder): void {
    const ofParts = [commit, newCommit, build, ...Object.keys(set), ...unset, ...Object.keys(restore)];
    if (parts.length === 0 && ofParts.some((given) => given !== undefined)) {
      throw new Problem('No part is named', 'commits and settings are a part’s own', 'name the parts to deploy');
    }
    if (parts.length === 0 && Object.keys(flags).length === 0) {
      throw new Problem('Nothing is to be deployed', 'neither a part nor a flag is named', 'name one');
    }
    if (commit !== undefined && newCommit !== undefined) {
      throw new Problem('Two commits are named', 'one is to be made besides', 'give --commit or --new-commit');
    }
    if (parts.includes('bank') && [commit, newCommit, build].some((given) => given !== undefined)) {
      throw new Problem('The bank has no commit', 'it is not ours: what it runs is not told', 'leave the commit out');
    }
    const unknown = Object.keys(flags).find((name) => !this.#flags.has(name));
    if (unknown === undefined) return;
    const names = [...this.#flags.keys()];
    throw new Problem(
      `There is no flag ${unknown}`,
      `there are ${names.join(', ')}${suggestion(unknown, names)}`,
      'name one of these',
    );
  }

  #givenTo(part: PartName): GivenVariables {
    const given = this.#ground.starter.givenTo(part);
    if (given !== undefined) return given;
    throw new Problem(`${part} is not staged yet`, 'the platform is still being started', 'deploy when it is');
  }
}

function changedNames(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((key) => key !== 'COMMIT' && key !== 'BUILD' && before[key] !== after[key]).sort();
}

function inWords(state: DeployedPart['state'], changed: readonly string[]): string {
  const settings = changed.length === 0 ? 'its settings as before' : `${changed.join(', ')} changed`;
  return state === 'running' ? `it runs, ${settings}` : `it is down, ${settings}`;
}
