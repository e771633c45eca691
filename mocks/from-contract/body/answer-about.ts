import type { Operation, SampleResponse } from '../../contract/contract.ts';
import { isObject } from '../../contract/document/json.ts';
import { below, keysOf, valueAt } from '../../contract/document/json-pointer.ts';
import type { Lifecycle } from '../lifecycle/lifecycle.ts';
import type { ResourceRecord } from '../resources/resource-record.ts';
import { placesNotDocumented, type Readings, violationsOf } from './answer-check.ts';
import { withoutEnds } from './ends.ts';
import { fit } from './fit.ts';
import type { Placement } from './place.ts';
import { distinctSamples } from './samples.ts';
import { placementsOf } from './sent.ts';

const MOST_SAMPLES = 4;

export interface AboutWhat {
  /** Where the lifecycle file says that the id stands. */
  readonly id?: string | null;
  /** Whether it is new, so that nothing is decided about it. */
  readonly undecided?: boolean;
}

/** Answers of an operation other than `read` about a resource: in its own form, with all that the resource has of it. */
export class AnswersAbout {
  /** Where the answer gives the id; `null` where it has no place for it. */
  readonly id: string | null;
  /** Where it tells the state, if it does. */
  readonly state: string;
  readonly #operation: Operation;
  readonly #lifecycle: Lifecycle;
  readonly #readings: Readings;
  readonly #sample: SampleResponse | undefined;

  constructor(
    operation: Operation,
    lifecycle: Lifecycle,
    readings: Readings,
    { id = null, undecided }: AboutWhat = {},
  ) {
    this.#operation = operation;
    this.#lifecycle = lifecycle;
    this.#readings = readings;
    const samples = distinctSamples(readings.contract, operation, { seed: 'answer', most: MOST_SAMPLES });
    const sample = samples.find(({ body }) => isObject(body)) ?? samples[0];
    this.id = id ?? this.#findId(sample);
    this.state = this.#findState(sample);
    this.#sample = sample === undefined || undecided !== true ? sample : this.#withoutEnds(sample);
  }

  /** `undefined` where the contract documents no answer at all. */
  about(record: ResourceRecord): SampleResponse | undefined {
    const sample = this.#sample;
    if (sample === undefined || !isObject(sample.body)) return sample;
    const { id, state } = this;
    const base = sample.body;
    const wanted: Placement[] = [
      ...placementsOf(record.body, base, { id, state }),
      ...(id === null ? [] : [{ pointer: id, value: this.#idOf(record, base) }]),
      { pointer: state, value: record.course.state },
    ];
    const wrongIn = placesNotDocumented(this.#readings, this.#operation, sample);
    const { body } = fit({ base, wanted, fixed: [], wrongIn });
    return { ...sample, body: this.#isValid(sample, body) ? body : base };
  }

  /** As `read` tells it; where that doesn't, a number where this answer has one. */
  #idOf({ body, id }: ResourceRecord, base: unknown): unknown {
    const own = this.#lifecycle.id === null ? undefined : valueAt(body, this.#lifecycle.id);
    return own ?? (typeof valueAt(base, this.id ?? '') === 'number' ? Number(id) : id);
  }

  /** Where `read` has the state, else under the same name. */
  #findState(sample: SampleResponse | undefined): string {
    const { state } = this.#lifecycle;
    const body = sample?.body;
    if (valueAt(body, state) !== undefined) return state;
    const isNamed = (place: string) => keysOf(place).at(-1) === keysOf(state).at(-1);
    return placesOf(body).find(isNamed) ?? state;
  }

  #withoutEnds(sample: SampleResponse): SampleResponse {
    const kept = [this.id, this.state].filter((pointer) => pointer !== null);
    return { ...sample, body: withoutEnds(sample.body, kept, (body) => this.#isValid(sample, body)) };
  }

  #isValid(sample: SampleResponse, body: unknown): boolean {
    return violationsOf(this.#readings.contract, this.#operation, sample, body).length === 0;
  }

  /** Where `read` has the id, else under a name that says so, else where the contract would let it stand. */
  #findId(sample: SampleResponse | undefined): string | null {
    if (sample === undefined || !isObject(sample.body)) return null;
    const { read, resource, id } = this.#lifecycle;
    if (id !== null && valueAt(sample.body, id) !== undefined) return id;
    const parameter = read.id.in === 'path' ? read.id.parameter : '';
    const names = new Set(
      [keysOf(id ?? '').at(-1) ?? '', parameter, `${resource}Id`, 'id'].map((name) => name.toLowerCase()),
    );
    const named = placesOf(sample.body).find((place) => names.has((keysOf(place).at(-1) ?? '').toLowerCase()));
    if (named !== undefined || id === null) return named ?? null;
    const wrongIn = placesNotDocumented(this.#readings, this.#operation, sample);
    const { kept } = fit({ base: sample.body, wanted: [{ pointer: id, value: 'id' }], fixed: [], wrongIn });
    return kept.length > 0 ? id : null;
  }
}

/** The places of plain values in objects, outermost first. */
function placesOf(body: unknown, at = ''): string[] {
  if (!isObject(body)) return [];
  const keys = Object.keys(body);
  const plain = keys.filter((key) => ['string', 'number'].includes(typeof body[key]));
  return [...plain.map((key) => below(at, key)), ...keys.flatMap((key) => placesOf(body[key], below(at, key)))];
}
