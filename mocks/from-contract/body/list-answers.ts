import type { SampleResponse } from '../../contract/contract.ts';
import { isObject } from '../../contract/document/json.ts';
import { below, valueAt } from '../../contract/document/json-pointer.ts';
import type { ListOperation } from '../lifecycle/lifecycle.ts';
import type { ResourceRecord } from '../resources/resource-record.ts';
import { placesNotDocumented, type Readings, violationsOf } from './answer-check.ts';
import { withoutEnds } from './ends.ts';
import { fit } from './fit.ts';
import { type Placement, placed, without } from './place.ts';
import { distinctSamples } from './samples.ts';
import { type Landmarks, placementsOf } from './sent.ts';

const MOST_SAMPLES = 4;
const LEADS_ELSEWHERE = /^(next|prev|previous|first|last)|cursor$/i;
const COUNTS = /^(total|count|total_?count|total_?(elements|items|records|results))$/i;

/** Answers of the operation that lists resources. */
export class ListAnswers {
  /** Where the items stand; `null` where the answer has no list. */
  readonly items: string | null;
  readonly #list: ListOperation;
  readonly #readings: Readings;
  readonly #landmarks: Landmarks;
  readonly #empty: SampleResponse | undefined;
  readonly #sampleItems: readonly unknown[];
  readonly #kept = new WeakMap<ResourceRecord, unknown>();

  /** `landmarks` are those of what `read` answers. */
  constructor(list: ListOperation, readings: Readings, landmarks: Landmarks) {
    this.#list = list;
    this.#readings = readings;
    this.#landmarks = landmarks;
    const samples = distinctSamples(readings.contract, list.operation, { seed: 'list', most: MOST_SAMPLES });
    const sample = samples.find(({ body }) => listIn(body, list.items) !== null);
    this.items = sample === undefined ? null : listIn(sample.body, list.items);
    this.#sampleItems = samples.flatMap((other) => this.#itemsOf(other));
    this.#empty = sample === undefined ? undefined : this.#emptied(sample);
  }

  /** A page of resources, of so many in all; `undefined` where the contract documents no list that can be empty. */
  page(records: readonly ResourceRecord[], total: number): SampleResponse | undefined {
    const sample = this.#empty;
    if (sample === undefined || this.items === null) return undefined;
    const listed = records.map((record) => this.#item(sample, record)).filter((item) => item !== undefined);
    const body = placed(sample.body, [{ pointer: this.items, value: listed }]);
    const counted = placed(body, countsIn(body, total));
    return { ...sample, body: this.#isValid(sample, counted) ? counted : body };
  }

  /** The items of a sample, without what tells of a decision: whether there was one, a resource itself says. */
  #itemsOf(sample: SampleResponse): unknown[] {
    const { items } = this;
    const found = items === null ? undefined : valueAt(sample.body, items);
    if (items === null || !Array.isArray(found)) return [];
    const isValid = (item: unknown) => this.#isValid(sample, placed(sample.body, [{ pointer: items, value: [item] }]));
    return found.map((item: unknown) => withoutEnds(item, [], isValid));
  }

  /** A resource as an item; `undefined` where the list has no form that it fits. */
  #item(sample: SampleResponse, record: ResourceRecord): unknown {
    if (this.#kept.has(record)) return this.#kept.get(record);
    const item = this.#fitted(sample, record);
    this.#kept.set(record, item);
    return item;
  }

  #fitted(sample: SampleResponse, record: ResourceRecord): unknown {
    const { part } = this.#list;
    const own = valueAt(record.body, part);
    const items = this.items ?? '';
    if (this.#isValid(sample, placed(sample.body, [{ pointer: items, value: [own] }]))) return own;
    const within = (pointer: string | null) => (pointer?.startsWith(part) ? pointer.slice(part.length) : null);
    const id = within(this.#landmarks.id);
    const state = within(this.#landmarks.state);
    const landmarks = [id, state].filter((pointer) => pointer !== null);
    for (const like of this.#sampleItems) {
      const listed = (item: unknown) => placed(sample.body, [{ pointer: items, value: [item] }]);
      const wrongIn = placesNotDocumented(this.#readings, this.#list.operation, sample);
      const fixed = landmarks.map((pointer) => ({ pointer, value: valueAt(own, pointer) }));
      const wanted = placementsOf(own, like, { id, state: state ?? id ?? '' });
      const { body } = fit({ base: like, wanted, fixed, wrongIn: (item) => wrongIn(listed(item)) });
      if (this.#isValid(sample, listed(body))) return body;
    }
    return undefined;
  }

  /** Without items, and without what would lead a reader to pages that are not there. */
  #emptied(sample: SampleResponse): SampleResponse | undefined {
    const { items } = this;
    if (items === null) return undefined;
    let body = placed(sample.body, [{ pointer: items, value: [] }]);
    if (!this.#isValid(sample, body)) return undefined;
    for (const pointer of placesLeadingElsewhere(body)) {
      const shorter = without(body, pointer);
      if (this.#isValid(sample, shorter)) body = shorter;
    }
    return { ...sample, body };
  }

  #isValid(sample: SampleResponse, body: unknown): boolean {
    return violationsOf(this.#readings.contract, this.#list.operation, sample, body).length === 0;
  }
}

/** Where the list stands: the place that was named, else the first list of objects, outermost first. */
function listIn(body: unknown, named: string | null): string | null {
  if (named !== null) return Array.isArray(valueAt(body, named)) ? named : null;
  if (Array.isArray(body)) return '';
  if (!isObject(body)) return null;
  const lists = Object.keys(body).filter((key) => Array.isArray(body[key]));
  const ofObjects = lists.find((key) => valueAt(body[key], '/0') !== undefined && isObject(valueAt(body[key], '/0')));
  const found = ofObjects ?? lists[0];
  if (found !== undefined) return below('', found);
  for (const [key, value] of Object.entries(body)) {
    const inner = listIn(value, null);
    if (inner !== null) return below('', key) + inner;
  }
  return null;
}

function placesLeadingElsewhere(body: unknown, at = ''): string[] {
  if (!isObject(body)) return [];
  return Object.entries(body).flatMap(([key, value]) => {
    const pointer = below(at, key);
    return LEADS_ELSEWHERE.test(key) ? [pointer] : placesLeadingElsewhere(value, pointer);
  });
}

function countsIn(body: unknown, total: number, at = ''): Placement[] {
  if (!isObject(body)) return [];
  return Object.entries(body).flatMap(([key, value]) => {
    const pointer = below(at, key);
    if (typeof value === 'number') return COUNTS.test(key) ? [{ pointer, value: total }] : [];
    return countsIn(value, total, pointer);
  });
}
