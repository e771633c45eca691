/** What a part of a pipeline is called where it is not as it must be, by the second half of its finding's id. */
const WRONG: Readonly<Record<string, (pipeline: string) => string>> = {
  configuration: (pipeline) => `The configuration of the pipeline ${pipeline} is gone`,
  unchanged: (pipeline) => `The configuration of the pipeline ${pipeline} changed since the last go`,
  enabled: (pipeline) => `The pipeline ${pipeline} is switched off`,
  'last-run': (pipeline) => `The last run of the pipeline ${pipeline} will not do`,
};

const ASKED: Readonly<Record<string, string>> = {
  configuration: 'its configuration is there',
  unchanged: 'its configuration is what it was at the last go',
  enabled: 'it is switched on',
  'last-run': 'its last run was green',
};

/** The title of a finding about a part of a pipeline; `detail` is such as `last-run` or `deployed/payments`. */
export function wrongPipeline(pipeline: string, detail: string): string {
  return WRONG[detail]?.(pipeline) ?? `The newest commit of the pipeline ${pipeline} is not deployed: ${last(detail)}`;
}

/** The same where it is not known. */
export function unknownPipeline(pipeline: string, detail: string): string {
  const asked = ASKED[detail] ?? `${last(detail)} runs its newest commit`;
  return `It is not known of the pipeline ${pipeline} whether ${asked}`;
}

const last = (detail: string) => detail.split('/').slice(1).join('/');
