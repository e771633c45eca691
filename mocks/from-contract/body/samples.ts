import type { Contract, Operation, SampleResponse } from '../../contract/contract.ts';

export interface SamplesWish {
  readonly seed: string;
  /** Such as `200`; without it the first documented success. */
  readonly status?: string;
  /** How many at most. */
  readonly most: number;
}

/** Different answers that a contract allows for an operation: its examples first, then some made from the schema. */
export function distinctSamples(
  contract: Contract,
  operation: Operation,
  { seed, status, most }: SamplesWish,
): SampleResponse[] {
  const known = new Set<string | undefined>();
  const isNew = (body: unknown) => !known.has(JSON.stringify(body));
  const samples: SampleResponse[] = [];
  for (let attempt = 0; attempt < most; attempt += 1) {
    const wish = { seed: `${seed}/${attempt}`, prefers: isNew, ...(status === undefined ? {} : { status }) };
    const sample = contract.sampleResponse(operation, wish);
    if (sample === undefined) break;
    if (isNew(sample.body)) samples.push(sample);
    known.add(JSON.stringify(sample.body));
  }
  return samples;
}
