import type { Contract } from './contract.ts';
import { ContractDocument } from './document/contract-document.ts';
import { copyOf } from './document/json.ts';
import { OpenApiContract } from './openapi-contract.ts';
import { closeSchemas } from './schema/close-schemas.ts';

/**
 * The same document, in which objects take documented fields only: what a live bank sends beyond its document shows as
 * `no such field`. An object that is documented to take any further field still does. Throws a TypeError for a contract
 * that `readContract` did not make.
 */
export function closedContract(contract: Contract): Contract {
  if (!(contract instanceof OpenApiContract)) throw new TypeError(`${contract.file} was not read from a document`);
  const document = new ContractDocument(copyOf(contract.parts.document.root));
  closeSchemas(document);
  return new OpenApiContract({ ...contract.parts, document });
}
