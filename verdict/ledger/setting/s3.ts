import { rememberSecret } from '../../../support/redact.ts';
import type { LedgerPlace } from './place.ts';
import { httpAddress, neededVariable, onlyKnown, pathParts, wrongSetting } from './wrong.ts';

/**
 * `s3://bucket[/prefix]?region=eu-west-2[&endpoint=https://…]`: AWS unless an endpoint is given. The region may come from
 * AWS_REGION; the credentials come from AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and, where there is one, AWS_SESSION_TOKEN.
 */
export function s3Place(address: URL, variables: Readonly<Record<string, string | undefined>>): LedgerPlace {
  onlyKnown(address, ['region', 'endpoint']);
  const region = address.searchParams.get('region') ?? variables.AWS_REGION ?? '';
  if (!/^[a-z0-9-]+$/.test(region)) throw wrongSetting('s3:// needs ?region=, or AWS_REGION');
  const given = address.searchParams.get('endpoint');
  const endpoint = given === null ? `https://s3.${region}.amazonaws.com` : httpAddress(given, 'endpoint');
  const parts = pathParts(address);
  const prefix = parts.length === 0 ? '' : `${parts.join('/')}/`;
  const accessKeyId = neededVariable(variables, 'AWS_ACCESS_KEY_ID');
  const secretAccessKey = neededVariable(variables, 'AWS_SECRET_ACCESS_KEY');
  const sessionToken = variables.AWS_SESSION_TOKEN || undefined;
  rememberSecret('AWS_SECRET_ACCESS_KEY', secretAccessKey);
  if (sessionToken !== undefined) rememberSecret('AWS_SESSION_TOKEN', sessionToken);
  const bucket = address.hostname;
  const place = `at s3://${bucket}/${prefix}`;
  return { kind: 's3', endpoint, region, bucket, prefix, accessKeyId, secretAccessKey, sessionToken, place };
}
