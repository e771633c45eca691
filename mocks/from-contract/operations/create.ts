import { createHash } from 'node:crypto';
import { NO_SUBJECT, type ServedOperation } from '../../bank-model.ts';
import { decoded, valueAt } from '../../contract/document/json-pointer.ts';
import { type AcceptedCall, type Answer, resolver } from '../answers/call.ts';
import { AnswersAbout } from '../body/answer-about.ts';
import type { CreateOperation } from '../lifecycle/lifecycle.ts';
import type { ResourceRecord } from '../resources/resource-record.ts';
import { answering, type Serving, subject } from './serving.ts';

/** An operation that creates a resource; under one idempotency key only one. */
export function createOperation(serving: Serving, { operation, id }: CreateOperation): ServedOperation {
  const { lifecycle, keeper, readings } = serving;
  const answers = new AnswersAbout(operation, lifecycle, readings, { id, undecided: true });
  const serve = (call: AcceptedCall): Answer | undefined => {
    const { body: sent, correlationId, run } = call;
    const idempotencyKey = keyOf(operation.id, call);
    const earlier = idempotencyKey === null ? undefined : keeper.resources.createdUnder(idempotencyKey);
    const record = earlier ?? keeper.create({ sent, createdBy: operation.id, correlationId, idempotencyKey }, run);
    const sample = answers.about(record);
    if (sample === undefined) return undefined;
    const documented = new Headers(sample.headers).has('location');
    // Without a place for the id in the body it would be known to nobody.
    if (!documented && answers.id !== null) return { sample };
    const headers = { location: pathOf(serving, record, call) };
    return { sample: { ...sample, headers: withoutLocation(sample.headers) }, headers };
  };
  return {
    operation,
    role: 'create',
    resolve: resolver(answering(serving, operation), serve),
    subjectOf: ({ status, body, location = null }) => {
      if (status >= 300) return NO_SUBJECT;
      const id = answers.id === null ? idAtEndOf(location) : valueAt(body, answers.id);
      return subject(id, valueAt(body, answers.state));
    },
  };
}

/** A digest: the key itself is the platform's business. */
function keyOf(operation: string, { headers, run }: AcceptedCall): string | null {
  const key = headers.get('idempotency-key');
  if (key === null || key === '') return null;
  return createHash('sha256')
    .update(JSON.stringify([operation, run, key]))
    .digest('hex');
}

function pathOf({ lifecycle }: Serving, { id }: ResourceRecord, { parameters }: AcceptedCall): string {
  const { operation, id: place } = lifecycle.read;
  const own = place.in === 'path' ? place.parameter : '';
  return operation.path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    return encodeURIComponent(name === own ? id : (parameters[name] ?? name));
  });
}

/** Of `/transfers/tr_1`, `tr_1`. */
function idAtEndOf(location: string | null): string | null {
  const last = location?.split('/').at(-1) ?? '';
  return last === '' ? null : decoded(last);
}

function withoutLocation(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'location'));
}
