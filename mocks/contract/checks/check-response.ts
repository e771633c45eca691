import type { ResponseParts, Violation } from '../contract.ts';
import type { ContractDocument, Place } from '../document/contract-document.ts';
import { objectIn } from '../document/json.ts';
import { below } from '../document/json-pointer.ts';
import type { DocumentedOperation } from '../document/read-operations.ts';
import { documentedType, isJson } from '../matching/media-type.ts';
import { takesBody } from '../matching/takes-body.ts';
import type { Schemas } from '../schema/schemas.ts';
import { type BodyPlan, bodyPlan, checkBody, hasBody, wrongType } from './check-body.ts';
import { checkParameter } from './check-parameter.ts';
import { oneOf } from './expectation.ts';
import { type Parameter, readParameter } from './parameter.ts';
import { readText } from './parameter-values.ts';

/** What an answer of one documented status may look like. */
export interface AnswerPlan {
  /** As documented: `200`, `4XX`, `default`. */
  readonly status: string;
  readonly headers: readonly Parameter[];
  readonly body: BodyPlan;
}

export type ResponsePlan = ReadonlyMap<string, AnswerPlan>;

export function responsePlan(document: ContractDocument, documented: DocumentedOperation): ResponsePlan {
  return new Map([...documented.responses].map(([status, place]) => [status, answerPlan(document, status, place)]));
}

/** The documented answer that a status falls under: itself, then its hundred, then `default`. */
export function answerFor(plan: ResponsePlan, status: number): AnswerPlan | undefined {
  return plan.get(String(status)) ?? plan.get(`${Math.floor(status / 100)}XX`) ?? plan.get('default');
}

export function checkResponse(
  schemas: Schemas,
  plan: ResponsePlan,
  method: string,
  response: ResponseParts,
): Violation[] {
  const answer = answerFor(plan, response.status);
  if (answer === undefined) {
    const got = String(response.status);
    return [{ where: 'status', pointer: '', expected: plan.size === 0 ? 'no answer' : oneOf([...plan.keys()]), got }];
  }
  const violations: Violation[] = [];
  for (const header of answer.headers) {
    const text = response.headers.get(header.name);
    violations.push(...checkParameter(schemas, header, text === null ? undefined : readText(header, text)));
  }
  const contentType = response.headers.get('content-type');
  if (hasBody(response.body, contentType)) {
    violations.push(...checkBody(schemas, answer.body, contentType, response.body));
  } else if (
    answer.body.types.length > 0 &&
    method !== 'HEAD' &&
    takesBody(response.status) &&
    !isEmptyText(answer, contentType)
  ) {
    violations.push(wrongType(answer.body, contentType));
  }
  return violations;
}

/** A text without a character, where the answer may be of its media type. */
function isEmptyText({ body }: AnswerPlan, contentType: string | null): boolean {
  return contentType !== null && !isJson(contentType) && documentedType(body.types, contentType) !== undefined;
}

function answerPlan(document: ContractDocument, status: string, place: Place): AnswerPlan {
  const headers = Object.keys(objectIn(place.value, 'headers'))
    .filter((name) => name.toLowerCase() !== 'content-type')
    .flatMap((name) => {
      const header = document.place(below(place.pointer, 'headers', name));
      return header === undefined ? [] : (readParameter(document, header, name) ?? []);
    });
  return { status, headers, body: bodyPlan(document, place) };
}
