/** Where a ledger is kept, and all that is needed to get there. `place` is as a person would name it, without secrets. */
export type LedgerPlace = { readonly place: string } & (
  | { readonly kind: 'files'; readonly folder: string }
  | ({ readonly kind: 'redis' } & RedisPlace)
  | ({ readonly kind: 's3' } & S3Place)
  | ({ readonly kind: 'postgres' } & PostgresPlace)
  | ({ readonly kind: 'github' } & GitHubPlace)
  | { readonly kind: 'module'; readonly file: string }
);

export interface RedisPlace {
  /** With user, password and database. */
  readonly url: string;
  /** What all keys begin with. */
  readonly prefix: string;
}

export interface S3Place {
  /** Without a slash at its end. */
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  /** What all keys begin with: empty, or with a slash at its end. */
  readonly prefix: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string | undefined;
}

export interface PostgresPlace {
  /** With user, password and database. */
  readonly url: string;
  readonly table: string;
}

export interface GitHubPlace {
  /** Without a slash at its end. */
  readonly api: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly branch: string;
  /** Empty, or with a slash at its end. */
  readonly folder: string;
  readonly token: string;
}
