import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { RegExpEngine } from 'ajv/dist/types/index.js';
import addFormats from 'ajv-formats';
import { messageOf } from '../../../support/problem.ts';
import type { ContractDocument } from '../document/contract-document.ts';
import { referenceTo } from '../document/json-pointer.ts';
import { readPattern } from './patterns.ts';
import { visitSchemas } from './visit-schemas.ts';

const DOCUMENT = 'contract:';

/** Everything that is wrong with a value, as the validator has it; empty where nothing is. */
export type SchemaErrors = readonly ErrorObject[];

/** The schemas of one document, each made into a validator when it is first needed. */
export class Schemas {
  readonly document: ContractDocument;
  readonly #warn: (pointer: string, problem: string) => void;
  readonly #validators = new Map<string, ValidateFunction>();
  #ajv: Ajv2020 | undefined;
  #pointers: Map<unknown, string> | undefined;

  constructor(document: ContractDocument, warn: (pointer: string, problem: string) => void) {
    this.document = document;
    this.#warn = warn;
  }

  /** What is wrong with a value by the schema at a pointer. */
  errors(pointer: string, value: unknown): SchemaErrors {
    const validate = this.#validators.get(pointer) ?? this.#compile(pointer);
    return validate(value) ? [] : (validate.errors ?? []);
  }

  isValid(pointer: string, value: unknown): boolean {
    const validate = this.#validators.get(pointer) ?? this.#compile(pointer);
    return validate(value);
  }

  /** Where a schema of this document stands, by the object itself. */
  pointerOf(schema: unknown): string | undefined {
    if (this.#pointers === undefined) {
      const pointers = new Map<unknown, string>();
      visitSchemas(this.document.root, (found, pointer) => pointers.set(found, pointer));
      this.#pointers = pointers;
    }
    return this.#pointers.get(schema);
  }

  #compile(pointer: string): ValidateFunction {
    const ajv = this.#loaded();
    let validate: ValidateFunction | undefined;
    try {
      validate = ajv.getSchema(`${DOCUMENT}${referenceTo(pointer)}`);
    } catch (thrown) {
      this.#warn(pointer, `can't be used as a schema, so anything is allowed there: ${messageOf(thrown)}`);
    }
    validate ??= ajv.compile(true);
    this.#validators.set(pointer, validate);
    return validate;
  }

  #loaded(): Ajv2020 {
    if (this.#ajv !== undefined) return this.#ajv;
    const ajv = new Ajv2020({
      strict: false,
      validateSchema: false,
      unicodeRegExp: false,
      allErrors: true,
      verbose: true,
      messages: false,
      logger: false,
      addUsedSchema: false,
      // Most validators are used a few times only: they had better be made quickly.
      code: { regExp: patternEngine, optimize: false },
    });
    addFormats.default(ajv);
    ajv.addSchema(this.document.root, DOCUMENT);
    this.#ajv = ajv;
    return ajv;
  }
}

const patternEngine: RegExpEngine = Object.assign((pattern: string) => readPattern(pattern) ?? /(?:)/, {
  code: 'readPattern',
});
