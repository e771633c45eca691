import { z } from 'zod';
import { isObject } from '../../contract/document/json.ts';
import { decoded, valueAt } from '../../contract/document/json-pointer.ts';
import { isDefaultSerialisation } from './default-serialisation.ts';
import type { Difference, Level } from './difference.ts';
import type { DocumentPair } from './library.ts';
import { differencesAt } from './spread.ts';
import { type Use, Uses } from './uses.ts';

const sideSchema = z.object({ pointer: z.string(), value: z.unknown().optional() });
const changeSchema = z.object({
  path: z.string(),
  typeName: z.string(),
  kind: z.enum(['added', 'removed', 'modified']),
  property: z.string().optional(),
  impact: z.enum(['major', 'minor', 'patch']),
  verdicts: z.array(z.object({ ruleId: z.string(), message: z.string() })),
  base: sideSchema.optional(),
  revision: sideSchema.optional(),
});

/** What `redocly diff --format=json` prints, as far as it is used. */
export const redoclyReportSchema = z.object({ changes: z.array(changeSchema) });
type Report = z.infer<typeof redoclyReportSchema>;
type Change = Report['changes'][number];

/** Types of node whose change only words the contract differently. */
const WORDING = new Set(['Info', 'Contact', 'License', 'Tag', 'Example', 'ExamplesMap', 'ExternalDocs']);
const WORDING_PROPERTIES = /^(description|summary|title|openapi|example|examples|key|operationId|tags|x-.*)$/;
const KINDS = { added: 'Added', removed: 'Removed', modified: 'Changed' } as const;
/** Rules that look at one direction only, though what they look at may be used in both. */
const DIRECTION: Readonly<Record<string, Use['part']>> = {
  'required-properties-removed': 'response',
  'enum-values-added': 'response',
  'required-properties-added': 'request',
  'enum-values-removed': 'request',
};

/** The differences of a report, each told for every operation that has to do with it. */
export function readReport(report: Report, pair: DocumentPair): Difference[] {
  const uses = { base: new Uses(pair.base), revision: new Uses(pair.revision) };
  return report.changes.flatMap((change) => {
    if (isWholeOperation(change) || isDefaultSerialisation(change, pair)) return [];
    const found = usesOf(change, uses);
    const pointer = pointerIn(change.base?.pointer ?? change.revision?.pointer ?? change.path);
    return findingsOf(change, pair).flatMap(({ id, level, text, direction }) =>
      differencesAt(inDirection(found, direction), { id, level, text, pointer }),
    );
  });
}

/** What came and went as a whole is found by comparing the operations themselves. */
function isWholeOperation({ typeName, kind }: Change): boolean {
  return kind !== 'modified' && (typeName === 'PathItem' || typeName === 'Operation');
}

interface Found {
  readonly id: string;
  readonly level: Level;
  readonly text: string;
  readonly direction: Use['part'] | undefined;
}

function findingsOf(change: Change, pair: DocumentPair): Found[] {
  if (change.verdicts.length > 0) {
    return change.verdicts.map(({ ruleId, message }) => ({
      id: ruleId,
      // Where the bank is to be found is each environment's configuration, not the contract's.
      level: ruleId === 'server-removed' ? 'warning' : 'breaking',
      text: message.replaceAll('`', '"'),
      direction: DIRECTION[ruleId] ?? directionOf(message),
    }));
  }
  const { typeName, kind, property } = change;
  if (property === 'deprecated' && change.revision?.value === true) {
    return [
      {
        id: 'deprecated',
        level: 'warning',
        text: `${typeName === 'Operation' ? 'The operation' : nameOf(change)} is deprecated.`,
        direction: undefined,
      },
    ];
  }
  const wording = WORDING.has(typeName) || (property !== undefined && WORDING_PROPERTIES.test(property));
  const ofComponents = kind !== 'modified' && /^#\/components\/[^/]+\/[^/]+$/.test(change.path);
  if (wording || ofComponents || isExample(change, pair)) return [];
  const text = `${KINDS[kind]}: ${wordsFor(change)} ${nameOf(change)}${property === undefined ? '' : `, its "${property}"`}.`;
  return [{ id: `${typeName.toLowerCase()}-${kind}`, level: 'info', text, direction: undefined }];
}

/** Where a change of type is for the worse: a narrower one in what is sent, a wider one in what comes back. */
function directionOf(message: string): Use['part'] | undefined {
  if (/ narrowed from /.test(message)) return 'request';
  return / widened from /.test(message) ? 'response' : undefined;
}

function inDirection(uses: readonly Use[], direction: Use['part'] | undefined): readonly Use[] {
  if (direction === undefined) return uses;
  const sent = direction === 'request';
  const right = uses.filter(({ part }) => (sent ? part === 'request' || part === 'parameters' : part === 'response'));
  // A callback's directions are the other way round, which the library has considered already.
  const all = [...right, ...uses.filter(({ part }) => part === 'callback')];
  return all.length > 0 ? all : uses;
}

/** The library names the first use of a shared part only; all others follow from where it stands. */
function usesOf({ path, base, revision }: Change, uses: { base: Uses; revision: Uses }): Use[] {
  const direct = [...uses.base.at(pointerIn(path)), ...uses.revision.at(pointerIn(path))];
  const shared =
    base === undefined ? uses.revision.at(pointerIn(revision?.pointer ?? '')) : uses.base.at(pointerIn(base.pointer));
  const all = [...direct, ...shared];
  const inParts = all.filter(({ part }) => part !== 'operation');
  return inParts.length > 0 ? inParts : all;
}

/** What a type of node is called by a reader of contracts: `property`, `parameters of`. */
function wordsFor({ typeName, path }: Change): string {
  if (typeName === 'Schema') return /\/properties\/[^/]+$/.test(path) ? 'property' : 'schema';
  const container = /^(?:Schema)?(.*?)(?:List|sMap|s)$/.exec(typeName)?.[1];
  const words = (container ?? typeName).replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  if (container === undefined) return words;
  return words === 'propertie' ? 'properties of' : `${words}s of`;
}

function nameOf({ path, property }: Change): string {
  const keys = pointerIn(path).split('/').map(plain);
  const own = keys.findLast(
    (key) => !/^(\d+|properties|items|\$ref|schema|content|allOf|anyOf|oneOf)$/.test(key) && key !== property,
  );
  return `"${own ?? path}"`;
}

function isExample({ path }: Change, pair: DocumentPair): boolean {
  if (!/\/examples?(\/|$)/.test(path)) return false;
  const keys = pointerIn(path).split('/');
  const holder = keys
    .slice(
      0,
      keys.findLastIndex((key) => /^examples?$/.test(key)),
    )
    .join('/');
  return (
    !holder.endsWith('/properties') &&
    (isObject(valueAt(pair.base, holder)) || isObject(valueAt(pair.revision, holder)))
  );
}

function pointerIn(reference: string): string {
  return decoded(reference.replace(/^#/, ''));
}

function plain(key: string): string {
  return key.replaceAll('~1', '/').replaceAll('~0', '~');
}
