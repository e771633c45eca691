import type { RequestParts, Violation } from '../contract.ts';
import type { ContractDocument } from '../document/contract-document.ts';
import { objectIn, textIn } from '../document/json.ts';
import type { DocumentedOperation } from '../document/read-operations.ts';
import type { Schemas } from '../schema/schemas.ts';
import { type BodyPlan, bodyPlan, checkBody, hasBody } from './check-body.ts';
import { checkParameter } from './check-parameter.ts';
import { describeValue } from './describe-value.ts';
import { type Parameter, readParameter } from './parameter.ts';
import { readQuery, readText } from './parameter-values.ts';

/** Headers that are no parameters, whatever a document says: HTTP's own, and the credential. */
const NO_PARAMETERS = new Set(['authorization', 'accept', 'content-type']);

/** Methods with which hardly any client can send a body: whatever a document says, it is not missing. */
const UNSENT: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** What a request of one operation may look like. */
export interface RequestPlan {
  readonly path: readonly Parameter[];
  readonly query: readonly Parameter[];
  readonly headers: readonly Parameter[];
  readonly cookies: readonly Parameter[];
  /** Query parameters that carry a credential. */
  readonly credentials: ReadonlySet<string>;
  readonly body: BodyPlan;
  readonly bodyRequired: boolean;
}

export function requestPlan(document: ContractDocument, documented: DocumentedOperation): RequestPlan {
  const credentials = new Map<string, Set<string>>();
  for (const scheme of Object.keys(objectIn(objectIn(document.root, 'components'), 'securitySchemes'))) {
    const value = document.place(`/components/securitySchemes/${scheme}`)?.value ?? {};
    const where = textIn(value, 'in') ?? '';
    const names = credentials.get(where) ?? new Set();
    credentials.set(where, names.add((textIn(value, 'name') ?? '').toLowerCase()));
  }
  const checked = documented.parameters
    .flatMap((place) => readParameter(document, place) ?? [])
    .filter(({ in: where, name }) => !(where === 'header' && NO_PARAMETERS.has(name.toLowerCase())))
    .filter(({ in: where, name }) => credentials.get(where)?.has(name.toLowerCase()) !== true);
  const query = checked.filter((parameter) => parameter.in === 'query');
  return {
    path: checked.filter((parameter) => parameter.in === 'path'),
    // Those that take whatever is left come last.
    query: query.toSorted((one, other) => Number(one.openFields) - Number(other.openFields)),
    headers: checked.filter((parameter) => parameter.in === 'header'),
    cookies: checked.filter((parameter) => parameter.in === 'cookie'),
    credentials: credentials.get('query') ?? new Set(),
    body: bodyPlan(document, documented.requestBody),
    bodyRequired: documented.requestBody?.value.required === true && !UNSENT.has(documented.operation.method),
  };
}

/** What is wrong with the values that stand in a request's path. */
export function checkPath(schemas: Schemas, plan: RequestPlan, values: RequestParts['parameters']): Violation[] {
  return plan.path.flatMap((parameter) =>
    checkParameter(schemas, parameter, textOf(parameter, values[parameter.name])),
  );
}

export function checkRequest(schemas: Schemas, plan: RequestPlan, request: RequestParts): Violation[] {
  const violations = checkPath(schemas, plan, request.parameters);
  const check = (parameter: Parameter, value: unknown) => {
    for (const violation of checkParameter(schemas, parameter, value)) violations.push(violation);
  };
  if (plan.query.length > 0 || request.query.size > 0) checkQuery(plan, request.query, check, violations);
  for (const parameter of plan.headers) check(parameter, textOf(parameter, request.headers.get(parameter.name)));
  if (plan.cookies.length > 0) {
    const cookies = readCookies(request.headers.get('cookie'));
    for (const parameter of plan.cookies) check(parameter, textOf(parameter, cookies.get(parameter.name)));
  }
  const contentType = request.headers.get('content-type');
  if (hasBody(request.body, contentType)) {
    for (const violation of checkBody(schemas, plan.body, contentType, request.body)) violations.push(violation);
  } else if (plan.bodyRequired) {
    violations.push({ where: 'body', pointer: '', expected: 'a body', got: 'nothing' });
  }
  return violations;
}

function checkQuery(
  plan: RequestPlan,
  query: URLSearchParams,
  check: (parameter: Parameter, value: unknown) => void,
  violations: Violation[],
): void {
  const taken = new Set<string>();
  for (const parameter of plan.query) check(parameter, readQuery(parameter, query, taken));
  for (const name of new Set(query.keys())) {
    if (taken.has(name) || plan.credentials.has(name.toLowerCase())) continue;
    const got = describeValue(query.get(name), [name]);
    violations.push({ where: 'query', pointer: name, expected: 'no such parameter', got });
  }
}

function textOf(parameter: Parameter, text: string | null | undefined): unknown {
  return text === null || text === undefined ? undefined : readText(parameter, text);
}

function readCookies(header: string | null): Map<string, string> {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim().split('='));
  return new Map(pairs.map(([name = '', ...value]) => [name, value.join('=')]));
}
