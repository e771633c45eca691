import type { ContractDocument } from '../document/contract-document.ts';
import { isObject, type JsonObject, listIn, objectIn, textIn, textsIn } from '../document/json.ts';
import { type Discriminator, discriminatorOf, valuesOf } from '../schema/discriminator.ts';
import type { Chance } from './chance.ts';
import { mergedSchema } from './merged-schema.ts';
import { numberValue } from './number-value.ts';
import { type FieldName, textValue } from './text-value.ts';

const DEEPEST_OPTIONAL = 6;
const DEEPEST = 40;
const MOST_VALUES = 1500;
const UNIQUE_ATTEMPTS = 20;

export interface Manner {
  /** Whether fields that may be left out are made too. */
  readonly optional: boolean;
  /** Whether a base that others build on is made as one of those. */
  readonly kin: boolean;
}

interface Spot extends FieldName {
  readonly depth: number;
  /** The schemas it lies within. */
  readonly within: ReadonlySet<JsonObject>;
}

/** Makes values from schemas: what their names and formats suggest, and as far as one pass can, what they demand. */
export class ValueMaker {
  readonly #document: ContractDocument;
  readonly #chance: Chance;
  readonly #manner: Manner;
  #made = 0;

  constructor(document: ContractDocument, chance: Chance, manner: Manner) {
    this.#document = document;
    this.#chance = chance;
    this.#manner = manner;
  }

  /** A value for a schema; `name` is the field it stands in. */
  make(schema: unknown, name = ''): unknown {
    return this.#make(schema, { name, parent: '', depth: 0, within: new Set() });
  }

  #make(given: unknown, spot: Spot): unknown {
    this.#made += 1;
    if (spot.depth > DEEPEST) return null;
    const tags: JsonObject = {};
    const { schema, sources } = mergedSchema(this.#document, given, (part) => this.#choose(part, spot, tags));
    const within = new Set([...spot.within, ...sources]);
    const ready = this.#readyMade(schema);
    if (ready !== undefined) return structuredClone(ready);
    const type = this.#typeOf(schema);
    switch (type) {
      case 'object':
        return { ...this.#object(schema, { ...spot, within }), ...tags };
      case 'array':
        return this.#list(schema, { ...spot, within });
      case 'string':
        return textValue(schema, spot, this.#chance);
      case 'number':
      case 'integer':
        return numberValue(schema, spot.name, type === 'integer', this.#chance);
      case 'boolean':
        return this.#chance.between(0, 1) === 1;
      default:
        return null;
    }
  }

  /** A value that the schema gives itself. */
  #readyMade(schema: JsonObject): unknown {
    if (schema.const !== undefined) return schema.const;
    const values: readonly unknown[] = listIn(schema, 'enum').filter((value) => value !== null);
    const example = listIn(schema, 'examples')[0] ?? schema.example;
    if (values.length > 0) return values.includes(example) ? example : this.#chance.pick(values);
    if (schema.enum !== undefined) return null;
    return [example, isObject(schema.default) ? undefined : schema.default].find((value) =>
      isOfType(schema.type, value),
    );
  }

  #typeOf(schema: JsonObject): unknown {
    const types = [schema.type].flat().filter((type) => type !== undefined && type !== 'null');
    if (types.length > 0) return types[0];
    if (schema.type !== undefined) return 'null';
    if (['properties', 'required', 'additionalProperties', 'minProperties'].some((key) => schema[key] !== undefined))
      return 'object';
    if (['items', 'prefixItems', 'minItems', 'contains'].some((key) => schema[key] !== undefined)) return 'array';
    if (['minimum', 'maximum', 'multipleOf', 'exclusiveMinimum'].some((key) => schema[key] !== undefined))
      return 'number';
    return 'string';
  }

  /** Takes one form of a choice: not one that goes round, not null, and what its discriminator calls it. */
  #choose(part: JsonObject, spot: Spot, tags: JsonObject): JsonObject | undefined {
    const listed = [...listIn(part, 'oneOf'), ...listIn(part, 'anyOf')].filter(isObject);
    const discriminator = discriminatorOf(this.#document, part);
    const kin = this.#manner.kin && discriminator !== undefined ? this.#takenKin(part, discriminator) : [];
    const branches = listed.length > 0 ? listed : kin;
    const shallow = branches.filter((branch) => !spot.within.has(this.#document.resolved(branch)));
    const real = shallow.filter((branch) => this.#document.resolved(branch).type !== 'null');
    const chosen = this.#chance.pick(real.length > 0 ? real : shallow.length > 0 ? shallow : branches);
    if (chosen === undefined || discriminator === undefined) return chosen;
    const target = this.#document.resolved(chosen);
    const name = [...discriminator.branches].find(([, branch]) => this.#document.resolved(branch) === target)?.[0];
    if (name !== undefined) tags[discriminator.property] = name;
    return chosen;
  }

  /** The schemas built on a base whose value the base itself takes. */
  #takenKin(base: JsonObject, { property, branches }: Discriminator): JsonObject[] {
    const values = valuesOf(this.#document, base, property);
    return [...branches].flatMap(([value, branch]) => (values?.includes(value) === false ? [] : [branch]));
  }

  #object(schema: JsonObject, spot: Spot): JsonObject {
    const properties = objectIn(schema, 'properties');
    const required = textsIn(schema, 'required');
    const most = typeof schema.maxProperties === 'number' ? schema.maxProperties : Number.POSITIVE_INFINITY;
    const made: JsonObject = {};
    const closed = schema.additionalProperties === false && schema.patternProperties === undefined;
    const possible = required.filter((name) => !closed || Object.hasOwn(properties, name));
    for (const name of possible) made[name] = this.#field(schema, name, spot);
    for (const [name, field] of Object.entries(properties)) {
      if (Object.hasOwn(made, name) || Object.keys(made).length >= most) continue;
      if (this.#isWanted(field, spot)) made[name] = this.#field(schema, name, spot);
    }
    this.#addFreeFields(schema, made, spot);
    return made;
  }

  #field(schema: JsonObject, name: string, spot: Spot): unknown {
    const free = isObject(schema.additionalProperties) ? schema.additionalProperties : {};
    return this.#make(objectIn(schema, 'properties')[name] ?? free, {
      ...spot,
      name,
      parent: spot.name,
      depth: spot.depth + 1,
    });
  }

  #isWanted(field: unknown, spot: Spot): boolean {
    if (!this.#manner.optional || field === false || this.#made > MOST_VALUES || spot.depth >= DEEPEST_OPTIONAL)
      return false;
    const own = this.#document.resolved(field);
    return own.writeOnly !== true && !this.#goesRound(field, spot);
  }

  #goesRound(schema: unknown, spot: Spot): boolean {
    return isObject(schema) && sourcesOf(this.#document, schema).some((source) => spot.within.has(source));
  }

  /** Fields without names of their own, where the schema wants some or has nothing else. */
  #addFreeFields(schema: JsonObject, made: JsonObject, spot: Spot): void {
    const least = typeof schema.minProperties === 'number' ? schema.minProperties : 0;
    const free = schema.additionalProperties;
    const described =
      isObject(free) && this.#manner.optional && Object.keys(made).length === 0 && !this.#goesRound(free, spot);
    const wanted = Math.max(least, described ? 1 : 0);
    for (let count = 1; Object.keys(made).length < wanted && count < 100; count += 1) {
      const name = this.#freeName(schema, count);
      made[name] = this.#make(isObject(free) ? free : { type: 'string' }, {
        ...spot,
        name,
        parent: spot.name,
        depth: spot.depth + 1,
      });
    }
  }

  #freeName(schema: JsonObject, count: number): string {
    const names = mergedSchema(this.#document, schema.propertyNames, () => undefined).schema;
    if (Object.keys(names).length === 0) return `field${count}`;
    return String(this.#readyMade(names) ?? textValue(names, { name: 'key', parent: '' }, this.#chance));
  }

  #list(schema: JsonObject, spot: Spot): unknown[] {
    const least = typeof schema.minItems === 'number' ? schema.minItems : 0;
    const most = typeof schema.maxItems === 'number' ? schema.maxItems : Number.POSITIVE_INFINITY;
    const first = listIn(schema, 'prefixItems');
    const item = schema.items === false ? undefined : (schema.items ?? schema.contains ?? {});
    const within = { ...spot, name: textIn(schema, 'title') ?? spot.name.replace(/s$/, ''), depth: spot.depth + 1 };
    const spare =
      this.#manner.optional && item !== undefined && spot.depth < DEEPEST_OPTIONAL && !this.#goesRound(item, spot)
        ? 1
        : 0;
    const length = Math.min(most, Math.max(least, first.length, spare));
    const entries: unknown[] = [];
    for (let index = 0; index < length; index += 1) {
      if (index >= first.length && item === undefined) break;
      entries.push(this.#entry(first[index] ?? item, within, schema.uniqueItems === true ? entries : []));
    }
    return entries;
  }

  /** An entry that is none of those it must differ from. */
  #entry(item: unknown, spot: Spot, others: readonly unknown[]): unknown {
    const known = new Set(others.map((other) => JSON.stringify(other)));
    let entry = this.#make(item, spot);
    for (let attempt = 0; known.has(JSON.stringify(entry)) && attempt < UNIQUE_ATTEMPTS; attempt += 1)
      entry = this.#make(item, spot);
    return entry;
  }
}

const knownSources = new WeakMap<JsonObject, readonly JsonObject[]>();

/** The objects of the document that a schema is put together from, its choices left aside. */
function sourcesOf(document: ContractDocument, schema: JsonObject): readonly JsonObject[] {
  const known = knownSources.get(schema);
  if (known !== undefined) return known;
  const sources = [...mergedSchema(document, schema, () => undefined).sources];
  knownSources.set(schema, sources);
  return sources;
}

/** Whether a value that the document gives is of the type it should have: some write `"false"` for `false`. */
function isOfType(type: unknown, value: unknown): boolean {
  if (value === undefined || value === null) return false;
  const kind = Array.isArray(value) ? 'array' : typeof value;
  const types = [type].flat();
  return type === undefined || types.includes(kind) || (types.includes('integer') && Number.isInteger(value));
}
