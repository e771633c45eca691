import { Problem, Problems } from '../../support/problem.ts';
import { findFreePort, isPortFree } from '../ports.ts';
import { PART_NAMES, PARTS, type PartName, SUPERVISOR_PORT_OFFSET } from './parts.ts';

/** `any`: each part takes a free port; or fixed ones from `first` on, for people who want to remember them. */
export type PortChoice = 'any' | { first: number };

/** The port each part is told to listen on; 0 lets it choose. */
export type StagePorts = Readonly<Record<PartName | 'supervisor', number>>;

const ANY: StagePorts = { portal: 0, onboarding: 0, payments: 0, 'status-poller': 0, edge: 0, bank: 0, supervisor: 0 };
const HIGHEST_PORT = 65_535;

/**
 * Chooses the ports; those of `knownBefore` are told to others before the part listens, and so never left to it.
 * Throws Problems that name every fixed port that is taken.
 */
export async function choosePorts(choice: PortChoice, knownBefore: readonly PartName[] = []): Promise<StagePorts> {
  if (choice === 'any') {
    return { ...ANY, ...(await freePorts(knownBefore)) };
  }
  const fixed = fixedPorts(choice.first);
  const problems = await Promise.all(
    Object.entries(fixed).map(([name, port]) => problemWith(name, port, choice.first)),
  );
  const found = problems.filter((problem) => problem !== undefined);
  if (found.length > 0) throw new Problems('The sample platform cannot be started', found);
  return fixed;
}

/** A port for each, no two alike. */
async function freePorts(names: readonly PartName[]): Promise<Record<string, number>> {
  const ports = await Promise.all(names.map(() => findFreePort()));
  if (new Set(ports).size < ports.length) return freePorts(names);
  return Object.fromEntries(names.map((name, index) => [name, ports[index] ?? 0]));
}

/** The address of a part that does not listen: its fixed port, or a free one on which nobody will answer. */
export async function reservedAddress(port: number): Promise<string> {
  return `http://127.0.0.1:${port === 0 ? await findFreePort() : port}`;
}

function fixedPorts(first: number): StagePorts {
  const parts = PART_NAMES.map((name) => [name, first + PARTS[name].portOffset]);
  return { ...ANY, ...Object.fromEntries(parts), supervisor: first + SUPERVISOR_PORT_OFFSET };
}

async function problemWith(name: string, port: number, first: number): Promise<Problem | undefined> {
  if (port > HIGHEST_PORT) {
    return new Problem(
      `port ${port} for ${name} does not exist`,
      `${HIGHEST_PORT} is the highest`,
      'choose a lower first port',
    );
  }
  if (await isPortFree(port)) return undefined;
  return new Problem(
    `port ${port} for ${name} is taken`,
    'something else listens on it, or it is not ours to use',
    `end what listens there, or choose another first port than ${first} with --port`,
  );
}
