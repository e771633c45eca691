import { Problems } from '../../../support/problem.ts';
import { bundle } from '../../contract/document/bundle.ts';
import { ContractDocument } from '../../contract/document/contract-document.ts';
import { type JsonObject, objectIn, textIn } from '../../contract/document/json.ts';
import { below } from '../../contract/document/json-pointer.ts';
import { upgraded, versionProblem } from '../../contract/document/openapi-version.ts';

/** A contract as it is compared: one document of OpenAPI 3.1, whatever it was written in. */
export interface Comparable {
  /** The file, as it was named. */
  readonly file: string;
  readonly title: string;
  readonly version: string;
  readonly root: JsonObject;
}

/**
 * Reads a contract for a comparison: other files it refers to become part of it and OpenAPI 3.0 becomes 3.1, so that a
 * change of form alone is no difference. Throws Problems for what is no OpenAPI document.
 */
export async function readComparable(file: string): Promise<Comparable> {
  const { root, problems } = await bundle(file);
  const version = problems.length === 0 ? versionProblem(root, file) : undefined;
  const all = version === undefined ? problems : [...problems, version];
  if (all.length > 0) throw new Problems(`${file} can't be compared`, all);
  const document = upgraded(root).root;
  const info = objectIn(document, 'info');
  return {
    file,
    title: textIn(info, 'title') ?? file,
    version: String(info.version ?? ''),
    root: { ...document, paths: pathItems(document) },
  };
}

/** Every path with what it refers to in place, so that each operation has a pointer of its own. */
function pathItems(root: JsonObject): JsonObject {
  const document = new ContractDocument(root);
  const paths = Object.keys(objectIn(root, 'paths')).filter((path) => path.startsWith('/'));
  return Object.fromEntries(paths.map((path) => [path, document.place(below('/paths', path))?.value ?? {}]));
}
