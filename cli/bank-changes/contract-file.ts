import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { HARNESS_FOLDER } from '../../support/own-package.mjs';
import { Problem } from '../../support/problem.ts';

const CONTRACTS = join(HARNESS_FOLDER, 'mocks', 'contracts');

/** The contract somebody names: a version of the sample bank, or a file. Throws a Problem when there is none such. */
export function contractFile(named: string): string {
  const versions = sampleVersions();
  if (versions.includes(named)) return relative(process.cwd(), join(CONTRACTS, named, 'openapi.yaml'));
  if (existsSync(named)) return named;
  throw new Problem(
    `There is no contract "${named}"`,
    'it is neither a file nor a version of the sample bank',
    `give the path of an OpenAPI document, or one of ${versions.join(', ')}`,
  );
}

/** The versions of the sample bank's API, oldest first. */
export function sampleVersions(): string[] {
  return readdirSync(CONTRACTS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(CONTRACTS, entry.name, 'openapi.yaml')))
    .map(({ name }) => name)
    .sort();
}
