/** The version of the artefacts' shapes. Raised when a reader of the old shape would misread the new one. */
export const SCHEMA_VERSION = 1;
