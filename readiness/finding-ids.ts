/** The ids of findings that others follow from. */
export const reachableId = (subject: string) => `reachable/${subject}`;
export const jobId = (name: string) => `job/${name}`;
export const configurationId = (subject: string, key: string) => `configuration/${subject}/${key}`;
export const identityId = (subject: string) => `identity/${subject}`;
export const readyId = (subject: string) => `ready/${subject}`;
export const versionId = (subject: string) => `version/${subject}`;
export const bankContractId = 'contract/bank';
export const bankCredentialId = 'credential/bank';
export const certificateId = (subject: string) => `certificate/${subject}`;
export const evidenceId = (environment: string) => `evidence/${environment}`;
export const domainId = (host: string) => `domain/${host}`;
