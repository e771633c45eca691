/** One operation of the contract, under its operationId there. */
interface Operation {
  readonly name: string;
  readonly method: 'GET' | 'POST';
  /** As in the contract, parameters in braces. */
  readonly path: string;
}

/** Every operation of the contract. */
export const OPERATIONS = [
  { name: 'issueToken', method: 'POST', path: '/oauth2/token' },
  { name: 'createPayment', method: 'POST', path: '/payments' },
  { name: 'readPayment', method: 'GET', path: '/payments/{paymentId}' },
  { name: 'submitApplication', method: 'POST', path: '/business-account-applications' },
  { name: 'readApplication', method: 'GET', path: '/business-account-applications/{applicationId}' },
  { name: 'supplyInformation', method: 'POST', path: '/business-account-applications/{applicationId}/information' },
] as const satisfies readonly Operation[];

export type OperationName = (typeof OPERATIONS)[number]['name'];

/** Which operation a call is for; where there is none, the methods its path does have. */
export type Match =
  | { readonly operation: OperationName; readonly parameters: Readonly<Partial<Record<string, string>>> }
  | { readonly operation: null; readonly allowed: readonly string[] };

const PATTERNS = OPERATIONS.map(({ name, method, path }) => ({
  name,
  method,
  pattern: new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
}));

export function matchOperation(method: string, path: string): Match {
  const allowed: string[] = [];
  for (const candidate of PATTERNS) {
    const found = candidate.pattern.exec(path);
    if (found === null) continue;
    if (candidate.method === method) return { operation: candidate.name, parameters: { ...found.groups } };
    allowed.push(candidate.method);
  }
  return { operation: null, allowed };
}
