import { type Document, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { messageOf, Problem } from '../../support/problem.ts';
import { isObject } from '../contract/document/json.ts';
import { type Fault, faultSchema } from './fault.ts';
import { faultProblem } from './fault-problem.ts';

const FORM = 'write faults by their names, as docs/faults.md says';

/** The faults in a text of YAML or JSON, by name, and everything that is wrong with it, each with its line. */
export function parseFaultFile(text: string, file: string): { faults: Fault[]; problems: Problem[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: true, prettyErrors: false });
  const at = (offset: number) => `${file}, line ${lines.linePos(offset).line}`;
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ message, pos }) => new Problem(`${at(pos[0])} is not YAML`, message, FORM));
    return { faults: [], problems };
  }
  const byName = contentOf(document);
  if (!isObject(byName)) {
    return { faults: [], problems: [new Problem(`${file} holds no faults`, 'it must hold them by their names', FORM)] };
  }
  const faults: Fault[] = [];
  const problems: Problem[] = [];
  for (const [name, body] of Object.entries(byName)) {
    const parsed = faultSchema.safeParse(isObject(body) ? { ...body, name } : body);
    if (parsed.success) faults.push(parsed.data);
    else {
      for (const issue of parsed.error.issues) {
        const path = issue.path[0] === 'name' ? [] : issue.path;
        problems.push(faultProblem({ ...issue, path }, `${at(offsetOf(document, [name, ...path]))}: ${name}`));
      }
    }
  }
  return { faults, problems };
}

/** What the document holds; a text where it can't be told, as when its anchors multiply. */
function contentOf(document: Document): unknown {
  try {
    return document.toJS();
  } catch (error) {
    return messageOf(error);
  }
}

const nodeSchema = z.object({ range: z.tuple([z.number()]).rest(z.number()) });

/** Where a place stands in the text; its nearest parent where nothing stands there. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = nodeSchema.safeParse(document.getIn(path.slice(0, length), true));
    if (node.success) return node.data.range[0];
  }
  return 0;
}
