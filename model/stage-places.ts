/** What the parts of the staged sample platform run in. Without a schema: every command reads it before it starts. */
export const STAGED_IN = ['processes', 'containers'] as const;

export type StagedIn = (typeof STAGED_IN)[number];
