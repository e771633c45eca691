/** The ids of findings that others follow from. */
export const reachableId = (subject: string) => `reachable/${subject}`;
export const jobId = (name: string) => `job/${name}`;
export const configurationId = (subject: string, key: string) => `configuration/${subject}/${key}`;
