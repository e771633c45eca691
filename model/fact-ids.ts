/** The ids of what is deployed and configured. Each tells one thing; what is of it is in its id after the subject. */
export const factIds = {
  /** The commit of a service or job, or its build where it tells no commit. */
  version: (name: string) => `version/${name}`,
  build: (name: string) => `build/${name}`,
  image: (name: string) => `image/${name}`,
  /** That all keys of a service or job are told: a key that is not among its facts is not set. */
  configuration: (name: string) => `configuration/${name}`,
  key: (name: string, key: string) => `configuration/${name}/${key}`,
  flag: (name: string) => `flag/${name}`,
  schedule: (job: string) => `job/${job}/schedule`,
  timeZone: (job: string) => `job/${job}/time-zone`,
  enabled: (job: string) => `job/${job}/enabled`,
  pipeline: (name: string) => `pipeline/${name}/configuration`,
  bankContract: 'bank/contract',
  bankVersion: 'bank/version',
  bankDocument: 'bank/document',
  harness: 'rehearse/version',
} as const;

/** Told of a configuration whose keys are all told. */
export const ALL_TOLD = 'all keys are told';
/** Told of a flag or a file that does not exist. */
export const NOT_THERE = 'not there';

const BUILD = 'build ';

/** What is told of a version without a commit. */
export function buildAsVersion(build: string): string {
  return `${BUILD}${build}`;
}

/** The build, where that is told in place of a commit. */
export function readBuildAsVersion(value: string): string | undefined {
  return value.startsWith(BUILD) ? value.slice(BUILD.length) : undefined;
}

/** The kind that an id is of, such as `configuration`; that of a finding or a reason is the kind of check. */
export function kindOf(id: string): string {
  return id.split('/', 1)[0] ?? id;
}

/** Whether an id is one of those given, or below one: all keys of a service are below its configuration. */
export function isWithin(id: string, ids: readonly { id: string }[]): boolean {
  return ids.some((each) => id === each.id || id.startsWith(`${each.id}/`));
}

/** The service or job and the key that an id is of; `undefined` for one that is of no key. */
export function keyOf(id: string): { subject: string; key: string } | undefined {
  const [, subject, key] = /^configuration\/([^/]+)\/([\s\S]+)$/.exec(id) ?? [];
  return subject === undefined || key === undefined ? undefined : { subject, key };
}
