/** A file of the repository that a detector reads, by its path from the project's folder, with `/` between. */
export interface RepositoryFile {
  path: string;
  text: string;
}

/** What a detector found, and what it could not read or make sense of, in words. */
export interface Detected<Fact> {
  found: readonly Fact[];
  remarks: readonly string[];
}

/** Reads one kind of thing from files: says which files it wants by their paths, and what it finds in them. */
export interface Detector<Fact> {
  wants(path: string): boolean;
  detect(files: readonly RepositoryFile[]): Detected<Fact>;
}

/** What was found in one file after the other. */
export function together<Fact>(detected: readonly Detected<Fact>[]): Detected<Fact> {
  return { found: detected.flatMap(({ found }) => found), remarks: detected.flatMap(({ remarks }) => remarks) };
}

/** Facts, and the remarks that stand where a file was left out. */
export function withRemarks<Fact extends object>(read: readonly (Fact | string)[]): Detected<Fact> {
  return {
    found: read.flatMap((each) => (typeof each === 'string' ? [] : [each])),
    remarks: read.filter((each) => typeof each === 'string'),
  };
}
