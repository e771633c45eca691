import { checkResponse, type ResponsePlan } from '../checks/check-response.ts';
import type { Parameter } from '../checks/parameter.ts';
import type { Operation, SampleResponse, SampleWish } from '../contract.ts';
import { below } from '../document/json-pointer.ts';
import { documentedType, isJson } from '../matching/media-type.ts';
import { takesBody } from '../matching/takes-body.ts';
import type { Schemas } from '../schema/schemas.ts';
import { answerStatus } from './answer-status.ts';
import { candidates } from './candidates.ts';
import { type Chance, chanceOf } from './chance.ts';
import { ValueMaker } from './make-value.ts';
import { mendValue } from './mend-value.ts';
import { definiteType } from './other-bodies.ts';

/** The schemas an answer is made from: as they are written, and as they are meant. */
export interface SampleSchemas {
  readonly written: Schemas;
  readonly meant: Schemas;
  warn(pointer: string, problem: string): void;
}

/** An answer of one operation that the document allows; `undefined` where it documents none such. */
export function sampleResponse(
  schemas: SampleSchemas,
  operation: Operation,
  plan: ResponsePlan,
  wish: SampleWish,
): SampleResponse | undefined {
  const chosen = answerStatus(operation.statuses, wish.status);
  const answer = chosen === undefined ? undefined : plan.get(chosen.documented);
  if (chosen === undefined || answer === undefined) return undefined;
  const seed = `${wish.seed} ${operation.id} ${chosen.documented}`;
  const headers: Record<string, string> = {};
  for (const header of answer.headers.filter(({ required }) => required)) {
    headers[header.name] = headerText(schemas, header, chanceOf(`${seed} ${header.name}`));
  }
  const status = chosen.number;
  const documented = takesBody(status) ? (answer.body.types.find(isJson) ?? answer.body.types[0]) : undefined;
  if (documented === undefined) return { status, headers, contentType: null, body: null, example: null };
  const contentType = definiteType(documented);
  const type = documentedType(answer.body.types, contentType) ?? documented;
  const media = schemas.written.document.place(answer.body.places.get(type) ?? '');
  let best: SampleResponse | undefined;
  let bestRank = -1;
  for (const { body, example, pointer } of candidates(schemas, media, contentType, seed)) {
    const sample: SampleResponse = { status, headers, contentType, body, example };
    const all = new Headers({ ...headers, 'content-type': contentType });
    const allowed = checkResponse(schemas.meant, plan, operation.method, { status, headers: all, body });
    if (allowed.length > 0 && example !== null) {
      schemas.warn(
        pointer,
        `this example does not fit its schema: ${allowed[0]?.pointer ?? ''} must be ${allowed[0]?.expected ?? ''}`,
      );
    }
    const rank = rankOf(schemas, answer.body.schemas.get(type), body, allowed.length === 0, wish);
    if (rank > bestRank) [best, bestRank] = [sample, rank];
    if (rank === BEST) break;
  }
  if (bestRank < RANK.allowed)
    schemas.warn(below(media?.pointer ?? ''), 'nothing was found that this schema allows: answers do not fit it');
  return best;
}

/** What speaks for a candidate, the most important thing counting most. */
const RANK = { allowed: 4, preferred: 2, written: 1 } as const;
const BEST = RANK.allowed + RANK.preferred + RANK.written;

function rankOf(
  schemas: SampleSchemas,
  schema: string | undefined,
  body: unknown,
  allowed: boolean,
  wish: SampleWish,
): number {
  const written =
    schemas.written === schemas.meant ||
    schema === undefined ||
    typeof body !== 'object' ||
    schemas.written.isValid(schema, body);
  const preferred = wish.prefers === undefined || wish.prefers(body);
  return (allowed ? RANK.allowed : 0) + (preferred ? RANK.preferred : 0) + (written ? RANK.written : 0);
}

function headerText({ meant }: SampleSchemas, header: Parameter, chance: Chance): string {
  if (header.schema === null) return 'sample';
  const maker = new ValueMaker(meant.document, chance, { optional: false, kin: false });
  const made = mendValue(meant, header.schema.pointer, maker.make(header.schema.value, header.name), maker);
  if (Array.isArray(made)) return made.map(String).join(',');
  if (typeof made !== 'object' || made === null) return String(made);
  return JSON.stringify(made);
}
