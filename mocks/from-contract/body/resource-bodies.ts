import type { SampleResponse } from '../../contract/contract.ts';
import { valueAt } from '../../contract/document/json-pointer.ts';
import { isJson } from '../../contract/matching/media-type.ts';
import type { Lifecycle } from '../lifecycle/lifecycle.ts';
import { statesOf } from '../states.ts';
import { placesNotDocumented, type Readings, violationsOf } from './answer-check.ts';
import { withoutEnds } from './ends.ts';
import { type Fitted, fit, valuesKept } from './fit.ts';
import { momentsIn } from './moments.ts';
import { type Placement, placed } from './place.ts';
import { distinctSamples } from './samples.ts';
import { placementsOf } from './sent.ts';
import { shapeOf } from './shape.ts';

const MOST_KINDS = 8;
const MOST_SHAPES = 1_000;
/** Samples must not depend on the bank's seed: they are tried when the lifecycle is read. */
const SEED = 'resource';

/** What must be told about a resource wherever its body is made. */
export interface Identity {
  readonly id: string | number;
  readonly state: string;
  readonly now: number;
}

export interface BegunBody {
  readonly body: unknown;
  /** Where in it stands what was sent. */
  readonly sent: readonly string[];
}

/** Makes the bodies that `read` answers, and keeps them as the contract has them in every state. */
export class ResourceBodies {
  /** Samples of what `read` answers, whatever the state; the contract's examples first. */
  readonly candidates: readonly SampleResponse[];
  readonly #readings: Readings;
  readonly #lifecycle: Lifecycle;
  readonly #templates: ReadonlyMap<string, readonly SampleResponse[]>;
  /** Those of the initial state, without what tells of a decision or an end. */
  readonly #undecided: readonly SampleResponse[];
  /** Which sample took the most of a request of some shape. */
  readonly #bestFor = new Map<string, SampleResponse>();

  constructor(readings: Readings, lifecycle: Lifecycle) {
    this.#readings = readings;
    this.#lifecycle = lifecycle;
    const { operation } = lifecycle.read;
    const samples = distinctSamples(readings.contract, operation, { seed: SEED, most: MOST_KINDS });
    this.candidates = samples.filter(
      ({ contentType, body }) => isJson(contentType ?? '') && typeof body === 'object' && body !== null,
    );
    this.#templates = new Map(statesOf(lifecycle.machine).map((state) => [state, this.#templatesFor(state)]));
    this.#undecided = this.templates(lifecycle.machine.initial).map((template) => this.#withoutEnds(template));
  }

  /** The answers a state can be told with: at least one for each, or the lifecycle is refused. */
  templates(state: string): readonly SampleResponse[] {
    return this.#templates.get(state) ?? [];
  }

  /** What must stand in the body of a resource in a state. Without an id, that of the sample stays. */
  landmarks({ id, state, now }: Omit<Identity, 'id'> & { id?: string | number }): Placement[] {
    const lifecycle = this.#lifecycle;
    const set = Object.entries(lifecycle.set[state] ?? {}).map(([pointer, value]) => ({
      pointer,
      value: value === '$now' ? new Date(now).toISOString() : value,
    }));
    const identity = id === undefined || lifecycle.id === null ? [] : [{ pointer: lifecycle.id, value: id }];
    return [...set, ...identity, { pointer: lifecycle.state, value: state }];
  }

  /** The body of a new resource: a sample that takes as much as possible of what was sent. */
  begin(sent: unknown, identity: Identity): BegunBody {
    const shape = shapeOf(sent);
    const known = this.#bestFor.get(shape);
    const templates = known === undefined ? this.#undecided : [known];
    const { template, fitted } = this.#best(templates, sent, identity);
    if (this.#bestFor.size >= MOST_SHAPES) this.#bestFor.clear();
    this.#bestFor.set(shape, template);
    const { body } = fitted;
    const moments = momentsIn(body, 'created', identity.now);
    const dated = this.#fit({ ...template, body }, moments, this.landmarks(identity)).body;
    if (this.#isValid(template, dated)) return { body: dated, sent: fitted.kept.map(({ pointer }) => pointer) };
    return { body: this.#bare(template, identity), sent: [] };
  }

  /** The body in the state it comes to, with what staff wrote at its place. What the state has no room for is left out. */
  enter(body: unknown, identity: Identity, written: readonly Placement[]): unknown {
    const fixed = this.landmarks(identity);
    const wanted = [...momentsIn(body, 'changed', identity.now), ...written];
    const [first] = this.templates(identity.state);
    if (first === undefined) throw new Error(`${identity.state} is no state of ${this.#lifecycle.file}`);
    const moved = this.#fit({ ...first, body }, wanted, fixed).body;
    if (this.#isValid(first, moved)) return moved;
    // The state has a form of its own: begin with that, and keep what it has in common with the form before.
    const { template, fitted } = this.#best(this.templates(identity.state), body, identity);
    const renewed = this.#fit({ ...template, body: fitted.body }, wanted, fixed).body;
    return this.#isValid(template, renewed) ? renewed : this.#bare(template, identity);
  }

  /** The answer of `read` about a body. */
  answer(body: unknown, state: string): SampleResponse | undefined {
    const [template] = this.templates(state);
    return template === undefined ? undefined : { ...template, body };
  }

  #best(templates: readonly SampleResponse[], source: unknown, identity: Identity) {
    const fixed = this.landmarks(identity);
    const attempts = templates.map((template) => {
      return { template, fitted: this.#fit(template, placementsOf(source, template.body, this.#lifecycle), fixed) };
    });
    const [first, ...others] = attempts;
    if (first === undefined) throw new Error(`${identity.state} is no state of ${this.#lifecycle.file}`);
    return others.reduce((best, other) => (valuesKept(other.fitted) > valuesKept(best.fitted) ? other : best), first);
  }

  #fit(template: SampleResponse, wanted: readonly Placement[], fixed: readonly Placement[]): Fitted {
    const { operation } = this.#lifecycle.read;
    const wrongIn = placesNotDocumented(this.#readings, operation, template);
    return fit({ base: template.body, wanted, fixed, wrongIn });
  }

  /** The samples that can be put into a state; else one that has it by itself, where there is such a one. */
  #templatesFor(state: string): SampleResponse[] {
    const { read, state: pointer } = this.#lifecycle;
    const tells = (sample: SampleResponse) =>
      this.#isValid(sample, placed(sample.body, this.landmarks({ state, now: 0 })));
    const own = this.candidates.filter(tells);
    if (own.length > 0) return own;
    const prefers = (body: unknown) => valueAt(body, pointer) === state;
    const sample = this.#readings.contract.sampleResponse(read.operation, { seed: `${SEED}/${state}`, prefers });
    return sample !== undefined && tells(sample) ? [sample] : [];
  }

  /** An example of the state itself is taken at its word. */
  #withoutEnds(template: SampleResponse): SampleResponse {
    const { id, state, title, highlights, set, machine } = this.#lifecycle;
    if (template.example !== null && valueAt(template.body, state) === machine.initial) return template;
    const named = [id, state, title, ...highlights, ...Object.keys(set[machine.initial] ?? {})];
    const fixed = this.landmarks({ state: machine.initial, now: 0 });
    const isValid = (body: unknown) => this.#isValid(template, placed(body, fixed));
    const kept = named.filter((pointer) => pointer !== null);
    return { ...template, body: withoutEnds(template.body, kept, isValid) };
  }

  #isValid(sample: SampleResponse, body: unknown): boolean {
    return violationsOf(this.#readings.contract, this.#lifecycle.read.operation, sample, body).length === 0;
  }

  #bare(template: SampleResponse, identity: Identity): unknown {
    return placed(template.body, this.landmarks(identity));
  }
}
