import { accessSync, constants } from 'node:fs';
import { z } from 'zod';
import { address } from '../service-kit/configuration-keys.ts';

const file = z.string('is not set').refine(isReadable, 'must be the path of a file that can be read');

/** What the edge needs. */
export const edgeKeys = {
  /** Where it leads to. */
  PORTAL_URL: address,
  /** What it proves itself with, as PEM, those that vouch for it included. */
  TLS_CERTIFICATE_FILE: file,
  TLS_KEY_FILE: file,
  /** Names of headers between commas that it takes out of answers, or does not add, for trying out what comes of that. */
  EDGE_WITHOUT_HEADERS: z
    .string()
    .default('')
    .transform((names) =>
      names
        .toLowerCase()
        .split(/[\s,]+/)
        .filter((name) => name !== ''),
    ),
};

function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}
