/** A port that a service of a Compose file opens on the machine it runs on. */
export interface PublishedPort {
  /** `null` where the machine picks one, or a variable without a default says it. */
  published: number | null;
  target: number;
}

/** A key whose value comes from outside of a Compose file. */
export interface OpenKey {
  name: string;
  /** The variables that its value is made of. */
  variables: readonly string[];
  /** Whether its value is that of the variable of the same name, and nothing else. */
  handedOn: boolean;
}

/** A service of a Compose file. Of its configuration only names are here. */
export interface ComposeService {
  name: string;
  image: string | null;
  /** The folder that its image is built from, from the project's folder. */
  build: string | null;
  ports: readonly PublishedPort[];
  /** The path that its healthcheck asks, where that is an HTTP request. */
  healthPath: string | null;
  dependsOn: readonly string[];
  /** Its environment files, from the project's folder. */
  envFiles: readonly string[];
  openKeys: readonly OpenKey[];
  /** The name of its container, where it has one of its own. */
  container: string | null;
  /** Paths that it mounts, from the project's folder. */
  mounts: readonly string[];
  /** Whether it is started only where a profile asks for it. */
  optional: boolean;
}

/** A Compose file. */
export interface ComposeFact {
  path: string;
  /** The name that it gives its project. */
  project: string | null;
  services: readonly ComposeService[];
}

/** A Deployment or the like: something that runs all the time in Kubernetes. */
export interface Workload {
  kind: 'workload';
  name: string;
  namespace: string | null;
  path: string;
  /** Labels of its pods, by which Services find it. */
  labels: Readonly<Record<string, string>>;
  /** The path of its readiness probe over HTTP. */
  readyPath: string | null;
  livePath: string | null;
  /** Keys that it takes from ConfigMaps and Secrets, by the names under which it holds them. */
  keys: readonly string[];
}

/** A CronJob. */
export interface CronJobFact {
  kind: 'cron-job';
  name: string;
  namespace: string | null;
  path: string;
  schedule: string;
  timeZone: string | null;
  suspended: boolean;
}

/** A Service: what finds pods by their labels. */
export interface ClusterService {
  kind: 'service';
  name: string;
  namespace: string | null;
  selector: Readonly<Record<string, string>>;
}

/** A host of an Ingress, and the Service that answers at its first path. */
export interface IngressHost {
  kind: 'ingress';
  host: string;
  path: string;
  service: string | null;
  tls: boolean;
}

/** Anything that Kubernetes manifests declare, as far as it is looked at. */
export type ManifestFact = Workload | CronJobFact | ClusterService | IngressHost;

/** What is known of a key that an environment file names, and nothing of its value but this. */
export interface EnvironmentKey {
  name: string;
  /** Whether it has a value that everybody knows, such as `postgres` as a password. */
  wellKnown: boolean;
  /** Whether it has a value that looks like one, rather than none or a placeholder. */
  filledIn: boolean;
}

/** A file of NAME=value lines. */
export interface EnvironmentFileFact {
  path: string;
  /** Whether it shows others what to fill in, rather than holding it. */
  example: boolean;
  keys: readonly EnvironmentKey[];
}

/** A configuration of pipelines. */
export interface PipelineFact {
  name: string;
  path: string;
  host: 'github' | 'gitlab';
  /** Whether it deploys, as far as its names tell. */
  deploys: boolean;
  /** Why that is thought. */
  because: string;
}

/** An OpenAPI document. */
export interface ApiDocumentFact {
  path: string;
  title: string;
  version: string;
}

/** A package.json. */
export interface PackageFact {
  /** Its folder, `.` for the project's own. */
  folder: string;
  name: string | null;
  type: 'module' | 'commonjs' | null;
  /** The script that starts it, and the port, where one of both tells it. */
  start: { script: string; port: number | null; portFrom: string } | null;
  /** Whether its tests are found by their names: vitest, jest. */
  findsTestsByName: boolean;
  hasPlaywright: boolean;
  /** Whether others are its workspaces. */
  workspaces: boolean;
}

/** A line of a crontab. */
export interface CrontabFact {
  name: string;
  path: string;
  schedule: string;
  timeZone: string | null;
  /** What of its command finds the line again. */
  command: string;
  enabled: boolean;
}

/** A line of a CODEOWNERS file. */
export interface OwnersRule {
  pattern: string;
  owners: readonly string[];
}

/** A configuration for Playwright. */
export interface PlaywrightFact {
  path: string;
  /** Whether scenarios are played with it, rather than a suite of the repository's own. */
  playsScenarios: boolean;
}

/** The git repository that the project is in. */
export interface GitFact {
  /** The branch that counts, `null` where there is no commit yet. */
  branch: string | null;
  /** From the top of the repository to the project's folder: `` or `packages/shop/`. */
  prefix: string;
  remote: { host: string; slug: string } | null;
}

/** All that was found in a repository. */
export interface RepositoryFacts {
  /** The name of the project's folder. */
  folder: string;
  /** From there to the top of its repository, a `..` for each folder. */
  upwards: readonly string[];
  compose: readonly ComposeFact[];
  manifests: readonly ManifestFact[];
  environmentFiles: readonly EnvironmentFileFact[];
  pipelines: readonly PipelineFact[];
  apis: readonly ApiDocumentFact[];
  packages: readonly PackageFact[];
  crontabs: readonly CrontabFact[];
  owners: readonly OwnersRule[];
  /** Configurations for Playwright at the top of the project. */
  playwright: readonly PlaywrightFact[];
  /** The scenarios that are there. */
  scenarios: readonly string[];
  git: GitFact | null;
  remarks: readonly string[];
}
