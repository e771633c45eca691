import type { Contract, Operation, Violation } from '../contract/contract.ts';

/** A request's body, read once, and all that the contract does not allow in the request. */
export interface CheckedRequest {
  readonly violations: readonly Violation[];
  /** The path's, decoded. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Parsed by its media type; the text where it is not what its type says. */
  readonly body: unknown;
  readonly text: string;
  /** Whether the body is what its media type says. */
  readonly readable: boolean;
}

export interface RequestToCheck {
  readonly contract: Contract;
  readonly operation: Operation;
  readonly parameters: Readonly<Record<string, string>>;
  readonly url: URL;
  readonly headers: Headers;
  readonly text: string;
}

const checked = new WeakMap<Request, CheckedRequest>();

/** Reads and checks what came, and remembers it for the resolver that is handed this `request`. */
export function checkRequest(request: Request, parts: RequestToCheck): CheckedRequest {
  const { contract, operation, parameters, url, headers, text } = parts;
  const { body, readable } = parseBody(headers.get('content-type') ?? '', text);
  const violations = contract.checkRequest(operation, { parameters, query: url.searchParams, headers, body });
  const result = { violations, parameters, body, text, readable };
  checked.set(request, result);
  return result;
}

/** What `checkRequest` found in this request; it is read and checked now where nobody did before, as in a unit test. */
export async function checkedRequest(
  request: Request,
  { contract, operation }: { contract: Contract; operation: Operation },
): Promise<CheckedRequest> {
  const earlier = checked.get(request);
  if (earlier !== undefined) return earlier;
  const url = new URL(request.url);
  const match = contract.match(request.method, url.pathname);
  const parameters = match.operation === null ? {} : match.parameters;
  const text = await request.text();
  return checkRequest(request, { contract, operation, parameters, url, headers: request.headers, text });
}

/** A body by its media type: JSON, or a form as an object whose repeated fields are arrays; text as it is. */
export function parseBody(contentType: string, text: string): { body: unknown; readable: boolean } {
  if (text === '') return { body: undefined, readable: true };
  const [type = ''] = contentType.toLowerCase().split(';', 1);
  if (/^application\/(.+\+)?json$/.test(type.trim())) {
    try {
      return { body: JSON.parse(text), readable: true };
    } catch {
      return { body: text, readable: false };
    }
  }
  if (type.trim() === 'application/x-www-form-urlencoded') return { body: formOf(text), readable: true };
  return { body: text, readable: true };
}

function formOf(text: string): Record<string, string | string[]> {
  const form: Record<string, string | string[]> = Object.create(null);
  const fields = new URLSearchParams(text);
  for (const name of new Set(fields.keys())) {
    const values = fields.getAll(name);
    const [first = ''] = values;
    form[name] = values.length === 1 ? first : values;
  }
  return form;
}
