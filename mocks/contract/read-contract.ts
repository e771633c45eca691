import { Problem, Problems } from '../../support/problem.ts';
import type { Contract, ContractWarning } from './contract.ts';
import { bundle } from './document/bundle.ts';
import { ContractDocument } from './document/contract-document.ts';
import { type JsonObject, objectIn } from './document/json.ts';
import { upgraded, versionProblem } from './document/openapi-version.ts';
import { type DocumentedOperation, readOperations } from './document/read-operations.ts';
import { rememberedBundle } from './document/remembered-bundle.ts';
import { PathIndex } from './matching/path-index.ts';
import { OpenApiContract } from './openapi-contract.ts';
import { repairSchemas } from './schema/repair-schemas.ts';

/**
 * Reads an OpenAPI 3.0 or 3.1 document, in YAML or JSON, with the files beside it that it refers to.
 * What only breaks the letter of the specification becomes a warning. Throws a Problem, or Problems where there are
 * several, that name the file, the place and the remedy. With `memory`, a file, the same text is parsed only once.
 */
export async function readContract(file: string, { memory }: { memory?: string } = {}): Promise<Contract> {
  const { root, problems } = await (memory === undefined ? bundle(file) : rememberedBundle(file, memory));
  if (Object.keys(root).length > 0) problems.push(...documentProblems(root, file));
  refuse(file, problems);
  const { root: current, warnings: lost } = upgraded(root);
  const repaired = repairSchemas(current);
  const document = new ContractDocument(current);
  const read = readOperations(document);
  const paths = new PathIndex<DocumentedOperation>();
  const warnings = [...lost, ...repaired, ...read.warnings, ...indexPaths(paths, read.operations)];
  return new OpenApiContract({ file, document, operations: read.operations, paths, warnings });
}

function documentProblems(root: JsonObject, file: string): Problem[] {
  const version = versionProblem(root, file);
  if (version !== undefined) return [version];
  if (Object.keys(objectIn(root, 'paths')).length > 0 || Object.keys(objectIn(root, 'webhooks')).length > 0) return [];
  const remedy = 'give the document that describes the API, or add its `paths`';
  return [new Problem(`${file}, /paths: the document has no paths`, 'there is nothing to serve', remedy)];
}

/** Puts every operation into the index, and warns of each that a call can't tell from an earlier one. */
function indexPaths(paths: PathIndex<DocumentedOperation>, operations: readonly DocumentedOperation[]) {
  return operations.flatMap((documented): ContractWarning[] => {
    const { method, path } = documented.operation;
    const other = paths.add(method, path, documented);
    const problem = `can't be told from ${method} ${other}: a call that fits both is taken for that one`;
    return other === undefined ? [] : [{ pointer: documented.place.pointer, problem }];
  });
}

function refuse(file: string, problems: readonly Problem[]): void {
  const [first] = problems;
  if (first === undefined) return;
  throw problems.length === 1 ? first : new Problems(`${file} can't be used as a contract`, problems);
}
