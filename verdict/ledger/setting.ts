import { isAbsolute, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { passwordsIn } from '../../support/passwords-in-text.ts';
import { rememberSecret } from '../../support/redact.ts';
import { isKnownByEverybody } from '../../support/value-traits/well-known.ts';
import { githubPlace } from './setting/github.ts';
import type { LedgerPlace } from './setting/place.ts';
import { postgresPlace } from './setting/postgres.ts';
import { redisPlace } from './setting/redis.ts';
import { s3Place } from './setting/s3.ts';
import { wrongSetting } from './setting/wrong.ts';

/** Where relative paths of the setting begin, where reports are, and where credentials come from. */
export interface Surroundings {
  reports: string;
  project: string;
  variables: Readonly<Record<string, string | undefined>>;
}

/**
 * Reads the setting of the ledger's place (REHEARSE_LEDGER). Throws a Problem, which never quotes the setting, when it can't
 * be right or credentials it needs are not set.
 */
export function readSetting(setting: string | undefined, surroundings: Surroundings): LedgerPlace {
  const { reports, project, variables } = surroundings;
  const text = setting?.trim() ?? '';
  // `postgres` as a password is none, and an ordinary word everywhere else.
  const passwords = passwordsIn(text).filter((password) => !isKnownByEverybody(password));
  for (const password of passwords) rememberSecret('REHEARSE_LEDGER', password);
  if (text === '') return filesPlace(join(reports, 'ledger'), project);
  const scheme = /^([a-z0-9]+):/.exec(text)?.[1] ?? '';
  switch (scheme) {
    case 'file':
      return filesPlace(filePath(text, project), project);
    case 'redis':
    case 'rediss':
      return redisPlace(addressIn(text));
    case 's3':
      return s3Place(addressIn(text), variables);
    case 'postgres':
    case 'postgresql':
      return postgresPlace(addressIn(text));
    case 'github':
      return githubPlace(addressIn(text), variables);
    case 'module':
      return modulePlace(text.slice('module:'.length), project);
    default:
      throw wrongSetting('it begins with none of file:, redis://, rediss://, s3://, postgres://, github://, module:');
  }
}

function filesPlace(folder: string, project: string): LedgerPlace {
  const within = relative(project, folder);
  const isInside = within !== '' && !within.startsWith('..') && !isAbsolute(within);
  return { kind: 'files', folder, place: `in ${isInside ? within : folder}` };
}

function filePath(text: string, project: string): string {
  const path = text.slice('file:'.length);
  if (path === '') throw wrongSetting('file: names no folder');
  if (!path.startsWith('//')) return resolve(project, path);
  try {
    return fileURLToPath(text);
  } catch {
    throw wrongSetting('file:// is followed by no path of this machine');
  }
}

function modulePlace(path: string, project: string): LedgerPlace {
  if (path === '') throw wrongSetting('module: names no file');
  return { kind: 'module', file: resolve(project, path), place: `of ${path}` };
}

function addressIn(text: string): URL {
  const address = URL.parse(text);
  if (address === null || address.hostname === '') throw wrongSetting('it is no address');
  return address;
}
