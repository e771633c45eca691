import { rememberSecret } from '../../../support/redact.ts';
import type { LedgerPlace } from './place.ts';
import { httpAddress, neededVariable, onlyKnown, pathParts, wrongSetting } from './wrong.ts';

const API = 'https://api.github.com';

/**
 * `github://owner/repository/branch[/folder][?api=https://github.example/api/v3]`; a slash in the branch's name is written %2F.
 * The token comes from GITHUB_TOKEN.
 */
export function githubPlace(address: URL, variables: Readonly<Record<string, string | undefined>>): LedgerPlace {
  onlyKnown(address, ['api']);
  const [name, branch, ...folders] = pathParts(address);
  if (name === undefined || branch === undefined)
    throw wrongSetting('github:// is followed by owner/repository/branch');
  const given = address.searchParams.get('api');
  const api = given === null ? API : httpAddress(given, 'api');
  const repository = `${address.hostname}/${name}`;
  const folder = folders.length === 0 ? '' : `${folders.join('/')}/`;
  const token = neededVariable(variables, 'GITHUB_TOKEN');
  rememberSecret('GITHUB_TOKEN', token);
  const place = `at github://${repository}/${branch}/${folder}`;
  return { kind: 'github', api, repository, branch, folder, token, place };
}
