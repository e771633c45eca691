import type { Contract, Operation, SampleResponse } from '../../contract/contract.ts';
import { distinctSamples } from '../body/samples.ts';

const MOST_EXAMPLES = 100;

/** What a caller asks to be answered, with `Prefer: code=404` or `Prefer: example=expired`. */
export interface Preference {
  readonly code: string | null;
  readonly example: string | null;
}

export function preferenceOf(headers: Headers): Preference | null {
  const prefer = headers.get('prefer');
  if (prefer === null) return null;
  const wish = (name: string) =>
    new RegExp(`(?:^|[,;\\s])${name}="?([^",;]+)"?`, 'i').exec(prefer)?.[1]?.trim() ?? null;
  const preference = { code: wish('code'), example: wish('example') };
  return preference.code === null && preference.example === null ? null : preference;
}

/** The answer that was asked for; `undefined` where the contract documents none such. */
export function preferredSample(
  contract: Contract,
  operation: Operation,
  { code, example }: Preference,
  seed: string,
): SampleResponse | undefined {
  const status = code === null ? {} : { status: code };
  if (example === null) return contract.sampleResponse(operation, { seed, ...status });
  return distinctSamples(contract, operation, { seed, most: MOST_EXAMPLES, ...status }).find(
    (sample) => sample.example === example,
  );
}
