import { type CallbackPlans, callbackPlans, checkCallback } from './checks/check-callback.ts';
import { checkPath, checkRequest, type RequestPlan, requestPlan } from './checks/check-request.ts';
import { checkResponse, type ResponsePlan, responsePlan } from './checks/check-response.ts';
import type {
  Contract,
  ContractWarning,
  Match,
  Operation,
  RequestParts,
  ResponseParts,
  SampleResponse,
  SampleWish,
  Violation,
} from './contract.ts';
import type { ContractDocument } from './document/contract-document.ts';
import { objectIn, textIn } from './document/json.ts';
import type { DocumentedOperation } from './document/read-operations.ts';
import { basePaths } from './matching/base-paths.ts';
import type { Found, PathIndex } from './matching/path-index.ts';
import { sampleResponse } from './sampling/sample-response.ts';
import { asMeant, type Direction } from './schema/as-meant.ts';
import { Schemas } from './schema/schemas.ts';

export interface ContractParts {
  readonly file: string;
  readonly document: ContractDocument;
  readonly operations: readonly DocumentedOperation[];
  readonly paths: PathIndex<DocumentedOperation>;
  readonly warnings: readonly ContractWarning[];
}

interface Plans {
  readonly documented: DocumentedOperation;
  request?: RequestPlan;
  response?: ResponsePlan;
}

/** A contract over a whole document. What an operation needs is prepared when it is first used. */
export class OpenApiContract implements Contract {
  readonly file: string;
  readonly title: string;
  readonly version: string;
  readonly operations: readonly Operation[];
  readonly parts: ContractParts;
  readonly #warnings: ContractWarning[];
  readonly #basePaths: readonly string[];
  readonly #plans: ReadonlyMap<string, Plans>;
  readonly #schemas = new Map<Direction | 'written', Schemas>();
  #callbacks: CallbackPlans | undefined;

  constructor(parts: ContractParts) {
    const info = objectIn(parts.document.root, 'info');
    this.parts = parts;
    this.file = parts.file;
    this.title = textIn(info, 'title') ?? parts.file;
    this.version = String(info.version ?? '');
    this.operations = parts.operations.map(({ operation }) => operation);
    this.#warnings = [...parts.warnings];
    this.#basePaths = basePaths(parts.document.root);
    this.#plans = new Map(parts.operations.map((documented) => [documented.operation.id, { documented }]));
  }

  get warnings(): readonly ContractWarning[] {
    return this.#warnings;
  }

  operation(id: string): Operation | undefined {
    return this.#plans.get(id)?.documented.operation;
  }

  match(method: string, path: string): Match {
    const allowed = new Set<string>();
    for (const candidate of this.#withoutBase(path)) {
      const found = this.parts.paths.find(method.toUpperCase(), candidate, (other) => this.#fitsPath(other));
      if (found.target !== null) return { operation: found.target.operation, parameters: found.parameters };
      for (const known of found.allowed) allowed.add(known);
    }
    return { operation: null, allowed: [...allowed].sort() };
  }

  checkRequest(operation: Operation, request: RequestParts): Violation[] {
    return checkRequest(this.#schemasFor('request'), this.#requestPlan(operation), request);
  }

  checkResponse(operation: Operation, response: ResponseParts): Violation[] {
    return checkResponse(this.#schemasFor('response'), this.#responsePlan(operation), operation.method, response);
  }

  checkCallback(name: string, body: unknown): Violation[] {
    this.#callbacks ??= callbackPlans(this.parts.document, this.parts.operations);
    return checkCallback(this.#schemasFor('request'), this.#callbacks, name, body);
  }

  sampleResponse(operation: Operation, wish: SampleWish): SampleResponse | undefined {
    const schemas = {
      written: this.#schemasFor('written'),
      meant: this.#schemasFor('response'),
      warn: (pointer: string, problem: string) => this.#warn(pointer, problem),
    };
    return sampleResponse(schemas, operation, this.#responsePlan(operation), wish);
  }

  /** Whether the values in a path are such as an operation's parameters take. */
  #fitsPath({ target, parameters }: Found<DocumentedOperation>): boolean {
    const plan = this.#requestPlan(target.operation);
    return checkPath(this.#schemasFor('request'), plan, parameters).length === 0;
  }

  #requestPlan(operation: Operation): RequestPlan {
    const plans = this.#plansOf(operation);
    plans.request ??= requestPlan(this.parts.document, plans.documented);
    return plans.request;
  }

  #responsePlan(operation: Operation): ResponsePlan {
    const plans = this.#plansOf(operation);
    plans.response ??= responsePlan(this.parts.document, plans.documented);
    return plans.response;
  }

  /** The path as it may stand in the document: less each base path it begins with, then as it is. */
  *#withoutBase(path: string): Generator<string> {
    for (const base of this.#basePaths) {
      if (path.startsWith(`${base}/`) || path === base) yield path.slice(base.length) || '/';
    }
    yield path;
  }

  #plansOf(operation: Operation): Plans {
    const plans = this.#plans.get(operation.id);
    if (plans === undefined) throw new TypeError(`${operation.id} is no operation of ${this.file}`);
    return plans;
  }

  #schemasFor(reading: Direction | 'written'): Schemas {
    const known = this.#schemas.get(reading);
    if (known !== undefined) return known;
    const { document } = this.parts;
    const read = reading === 'written' ? document : asMeant(document, reading);
    const shared = [...this.#schemas.values()].find((schemas) => schemas.document === read);
    const schemas = shared ?? new Schemas(read, (pointer, problem) => this.#warn(pointer, problem));
    this.#schemas.set(reading, schemas);
    return schemas;
  }

  #warn(pointer: string, problem: string): void {
    const known = this.#warnings.some((warning) => warning.pointer === pointer && warning.problem === problem);
    if (!known) this.#warnings.push({ pointer, problem });
  }
}
