import type { JsonObject } from '../../contract/document/json.ts';
import type { Difference } from './difference.ts';

/** Two documents that are to be compared, moved operations already at their old addresses. */
export interface DocumentPair {
  readonly base: JsonObject;
  readonly revision: JsonObject;
  /** The same as files, in a folder of their own that is gone afterwards. */
  readonly baseFile: string;
  readonly revisionFile: string;
  readonly folder: string;
}

/** A program that finds the differences between two contracts. */
export interface Library {
  /** Its name and version, or as much of it as is known. */
  readonly name: string;
  differences(pair: DocumentPair): Promise<Difference[]>;
}
