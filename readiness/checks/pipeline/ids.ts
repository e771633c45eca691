/** The ids of findings about a pipeline: the later ones follow from the earlier ones. */
export const pipelineConfigurationId = (name: string) => `pipeline/${name}/configuration`;
export const pipelineUnchangedId = (name: string) => `pipeline/${name}/unchanged`;
export const pipelineEnabledId = (name: string) => `pipeline/${name}/enabled`;
export const pipelineLastRunId = (name: string) => `pipeline/${name}/last-run`;
export const pipelineDeployedId = (name: string, service: string) => `pipeline/${name}/deployed/${service}`;
