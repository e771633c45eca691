import { GenericContainer, PullPolicy } from 'testcontainers';
import { PART_LABEL, SESSION_LABEL } from '../../../support/docker/labels.ts';
import { startsAtOnce } from './starts-at-once.ts';

/** What a container of a staging is made with. */
export interface ContainerOrder {
  /** Of the container, and so unlike any other's. */
  name: string;
  /** The name by which the other parts find it. */
  part: string;
  image: string;
  command: readonly string[];
  variables: Readonly<Record<string, string>>;
  /** Inside, and on this machine's loopback address alone. */
  port: number;
  files: readonly { content: string; target: string }[];
  labels: Readonly<Record<string, string>>;
  session: string;
  network: string;
}

/** Who may read a file that is put into a container: whoever runs in it, and nobody who changes it. */
const READABLE = 0o444;

/** A container of one part: on the network of its staging, with no right that it does not need, and in nobody else's reach. */
export class PartContainer extends GenericContainer {
  readonly #order: ContainerOrder;
  readonly #created: (id: string) => Promise<void>;

  /** `created` is waited for before the container is started, so that it misses nothing of what that writes. */
  constructor(order: ContainerOrder, created: (id: string) => Promise<void>) {
    super(order.image);
    this.#order = order;
    this.#created = created;
    const { name, part, command, variables, port, files, labels, session, network } = order;
    this.withName(name)
      .withCommand([...command])
      .withEnvironment(variables)
      .withExposedPorts({ container: port, host: port })
      .withCopyContentToContainer(files.map((file) => ({ ...file, mode: READABLE })))
      .withLabels({ ...labels, [SESSION_LABEL]: session, [PART_LABEL]: part })
      .withNetworkMode(network)
      .withDroppedCapabilities('ALL')
      .withSecurityOpt('no-new-privileges')
      .withPullPolicy(PullPolicy.neverPull())
      // Our own watchdog clears up by the session's label: it needs no image of its own, and no way to the engine's socket.
      .withAutoCleanup(false)
      .withWaitStrategy(startsAtOnce);
  }

  protected override async beforeContainerCreated(): Promise<void> {
    const { part, network, port } = this.#order;
    this.createOpts.NetworkingConfig = { EndpointsConfig: { [network]: { Aliases: [part] } } };
    this.hostConfig.PortBindings = { [`${port}/tcp`]: [{ HostIp: '127.0.0.1', HostPort: String(port) }] };
    // A part that was never deployed has no name; whoever looks for it must not wait until a far name server gives up.
    this.hostConfig.DnsOptions = ['timeout:1', 'attempts:1'];
  }

  protected override containerCreated(id: string): Promise<void> {
    return this.#created(id);
  }
}
