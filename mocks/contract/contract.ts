/** A bank's API in one version, as an OpenAPI document describes it. `readContract` makes one from any 3.0 or 3.1 document. */
export interface Contract {
  /** The file it came from, as it was named. */
  readonly file: string;
  /** `info.title` and `info.version`. */
  readonly title: string;
  readonly version: string;
  /** What breaks the letter of the specification, yet can be served. Examples are tried when first wanted, so it may grow. */
  readonly warnings: readonly ContractWarning[];
  readonly operations: readonly Operation[];
  operation(id: string): Operation | undefined;
  /** Which operation a call is for. `path` is without query, parameters still encoded; a base path of `servers` may lead. */
  match(method: string, path: string): Match;
  /** Everything in a request that the document does not allow, or that it demands and is missing. */
  checkRequest(operation: Operation, request: RequestParts): Violation[];
  /** Everything in an answer that the document does not allow, an undocumented status or media type included. */
  checkResponse(operation: Operation, response: ResponseParts): Violation[];
  /** Everything in a callback's body that `webhooks` (or an operation's `callbacks`) of this name does not allow. */
  checkCallback(name: string, body: unknown): Violation[];
  /** An answer the document allows: from its examples, else made from the schema. `undefined` when it documents none such. */
  sampleResponse(operation: Operation, wish: SampleWish): SampleResponse | undefined;
}

export interface ContractWarning {
  /** A JSON pointer into the document, such as `/paths/~1payments/post/responses`. */
  readonly pointer: string;
  readonly problem: string;
}

export interface Operation {
  /** Its operationId; where the document gives none, method and path, such as `GET /payments/{paymentId}`. */
  readonly id: string;
  /** In capitals. */
  readonly method: string;
  /** As in the document, parameters in braces. */
  readonly path: string;
  readonly summary: string | null;
  readonly deprecated: boolean;
  /** What proves who calls: any one of these sets is enough; an empty set means that nothing is needed. */
  readonly security: readonly (readonly SecurityDemand[])[];
  /** The documented statuses: `200`, `4XX`, `default`. */
  readonly statuses: readonly string[];
  /** Media types its request body may have; empty where it takes none. */
  readonly requestTypes: readonly string[];
}

export interface SecurityDemand {
  readonly scheme: string;
  readonly type: 'apiKey' | 'http' | 'oauth2' | 'openIdConnect' | 'mutualTLS' | 'unknown';
  /** Where the credential stands: a header's, query parameter's or cookie's name. */
  readonly in: 'header' | 'query' | 'cookie' | null;
  readonly name: string | null;
  readonly scopes: readonly string[];
}

/** Which operation a call is for and its path parameters, decoded; where there is none, the methods its path does have. */
export type Match =
  | { readonly operation: Operation; readonly parameters: Readonly<Record<string, string>> }
  | { readonly operation: null; readonly allowed: readonly string[] };

export interface RequestParts {
  /** Decoded path parameters, as `match` gave them. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  /** The body, parsed by its media type (JSON, or a form as an object); its text where it is of another; `undefined` where there is none (`''` is the JSON text `""`). */
  readonly body: unknown;
}

export interface ResponseParts {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** One thing that is not as the contract has it. */
export interface Violation {
  readonly where: 'path' | 'query' | 'header' | 'cookie' | 'body' | 'status' | 'content-type';
  /** In a body a JSON pointer, such as `/amount/value` (empty for the whole); elsewhere the parameter's or header's name. */
  readonly pointer: string;
  /** In plain words: `a number`, `one of PENDING, COMPLETED`, `no such field`, `a field that is required`. */
  readonly expected: string;
  /** What was there, in short, never a credential: `the text "12.5"`, `nothing`, `an object`. */
  readonly got: string;
}

export interface SampleWish {
  /** The same seed gives the same answer. */
  readonly seed: string;
  /** Such as `200`; without it the first documented success, else the first documented status. */
  readonly status?: string;
  /** Prefers an answer that this likes: the first valid candidate it accepts, else the first valid one. */
  readonly prefers?: (body: unknown) => boolean;
}

export interface SampleResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** `null` where the answer has no body. */
  readonly contentType: string | null;
  /** JSON as a value; otherwise text, or a `Uint8Array` where the media type is no text. */
  readonly body: unknown;
  /** The name of the example it came from, or `null` where it was made from the schema. */
  readonly example: string | null;
}
