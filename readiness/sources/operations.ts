import type { z } from 'zod';
import {
  capacityReportSchema,
  heldConfigurationSchema,
  jobReportSchema,
  versionSchema,
} from '../../model/operations.ts';
import type { Reading } from './facts.ts';
import type { Reply } from './http.ts';
import { joinUrl } from './join-url.ts';
import { once } from './once.ts';
import type { OpenSource } from './source.ts';

/** The operations endpoint of a service or job: docs/services.md says what it serves. */
export const operations: OpenSource<'operations'> = (_, { environment, name, ask }) => {
  const base = environment.services[name]?.url ?? environment.jobs[name]?.url;
  const place = base === undefined ? `the operations endpoint of ${name}` : joinUrl(base, '/operations');
  const get = async <Schema extends z.ZodType>(
    path: string,
    schema: Schema,
  ): Promise<Reading<{ answer: z.output<Schema>; askedAt: number; answeredAt: number }>> => {
    const token = environment.operationsToken;
    if (base === undefined) return { place, read: false, reason: 'the definition gives it no url' };
    if (token === undefined) return { place, read: false, reason: 'the definition gives no operationsToken' };
    const url = joinUrl(base, path);
    const reply = await ask({ url, headers: { authorization: `Bearer ${token.reveal()}` } });
    return understand(url, reply, schema);
  };

  // Where it runs and what its clock shows are told at one place: it is asked once.
  const toldVersion = once(() => get('/operations/version', versionSchema));

  return {
    place,
    async version() {
      const reading = await toldVersion();
      if (!reading.read) return reading;
      const { service, commit, build, environment: where } = reading.value.answer;
      return { ...reading, value: { service, commit, build, image: null, environment: where } };
    },
    async configuration() {
      const reading = await get('/operations/configuration', heldConfigurationSchema);
      if (!reading.read) return reading;
      const { keys, complete, fingerprintKeyId = null } = reading.value.answer;
      return { ...reading, value: { keys, complete, fingerprintKeyId } };
    },
    async job() {
      const reading = await get('/operations/job', jobReportSchema);
      if (!reading.read) return reading;
      const { schedule, timeZone, enabled, lastRun } = reading.value.answer;
      return { ...reading, value: { schedule, timeZone, enabled, disabledBecause: null, tellsRuns: true, lastRun } };
    },
    async time() {
      const reading = await toldVersion();
      if (!reading.read) return reading;
      const { answer, askedAt, answeredAt } = reading.value;
      if (answer.now === undefined) return { place: reading.place, read: false, reason: 'it does not tell the time' };
      return { ...reading, value: { shown: Date.parse(answer.now), askedAt, answeredAt } };
    },
    async capacity() {
      const reading = await get('/operations/capacity', capacityReportSchema);
      return reading.read ? { ...reading, value: reading.value.answer.capacities } : reading;
    },
  };
};

function understand<Schema extends z.ZodType>(
  place: string,
  reply: Reply,
  schema: Schema,
): Reading<{ answer: z.output<Schema>; askedAt: number; answeredAt: number }> {
  if (!reply.answered) return { place, read: false, reason: reply.reason };
  if (reply.status !== 200) return { place, read: false, reason: `answers ${reply.status}` };
  const parsed = schema.safeParse(reply.body);
  const { askedAt, answeredAt } = reply;
  if (parsed.success) return { place, read: true, value: { answer: parsed.data, askedAt, answeredAt } };
  const reason = reply.body === undefined ? 'answers what is no JSON' : notAsExpected(parsed.error);
  return { place, read: false, reason };
}

/** Where an answer is not as docs/services.md has it, and what belongs there; nothing that it holds is told. */
function notAsExpected({ issues: [issue] }: z.ZodError): string {
  const where = issue === undefined || issue.path.length === 0 ? 'the whole' : issue.path.join('.');
  return `answers something else than expected (${where} must be ${issue === undefined ? 'something else' : wanted(issue)})`;
}

function wanted(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return issue.values.join(' or ');
  if (issue.code === 'invalid_format') return issue.format === 'datetime' ? 'a time in ISO 8601' : `a ${issue.format}`;
  return issue.code === 'invalid_type' ? (TYPES_IN_WORDS[issue.expected] ?? issue.expected) : 'something else';
}

const TYPES_IN_WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};
