import type { EnvironmentSource } from '../../environments/load.ts';
import { bankControl } from '../../mocks/control-client.ts';
import { Problem, Problems } from '../../support/problem.ts';

/** The versions of its API that the mock bank of an environment serves, oldest first. Throws a Problem for a real bank. */
export async function servedVersions(source: EnvironmentSource): Promise<readonly string[]> {
  if (source.staged) return (await import('../../mocks/sample/versions.ts')).VERSION_NAMES;
  const { bank } = source.load();
  if (bank?.mock === true) return (await bankControl(bank.url, { token: bank.controlToken }).versions()).served;
  if (bank === null) {
    throw new Problem(
      `${source.name} has no bank`,
      `environments/${source.name}.ts declares none`,
      'leave --bank-versions out, or rehearse on an environment with the mock bank',
    );
  }
  throw new Problem(
    `The bank of ${source.name} speaks one version`,
    'only a mock bank can be told which version to speak (`bank.mock` in the definition)',
    'leave --bank-versions out, or rehearse on an environment with the mock bank',
  );
}

/** The versions that were asked for, in the order in which they are served. Throws Problems that name the unknown. */
export function chooseVersions(asked: 'all' | readonly string[], served: readonly string[]): readonly string[] {
  if (asked === 'all') return served;
  const unknown = asked.filter((version) => !served.includes(version));
  if (unknown.length === 0) return served.filter((version) => asked.includes(version));
  throw new Problems(
    'The bank can’t be rehearsed against in all these versions',
    unknown.map(
      (version) =>
        new Problem(
          `There is no version ${JSON.stringify(version)}`,
          `the bank serves ${served.join(', ')}`,
          'name some of these with --bank-versions, or all',
        ),
    ),
  );
}
