import { parseAllDocuments } from 'yaml';

/** As often may the same anchor be used: more is an attempt to fill the memory. */
const MOST_ALIASES = 1000;
const MOST_DOCUMENTS = 500;

/** The documents of a YAML file, or why it has none. */
export type YamlDocuments = { understood: true; documents: readonly unknown[] } | { understood: false; why: string };

/** Reads YAML that somebody else wrote: neither what is broken nor what is hostile throws, and nothing of it is quoted. */
export function readYaml(text: string): YamlDocuments {
  try {
    const parsed = parseAllDocuments(text, { merge: true, prettyErrors: false, logLevel: 'silent' });
    const documents = 'empty' in parsed ? [] : parsed;
    if (documents.length > MOST_DOCUMENTS) return { understood: false, why: 'it has too many documents' };
    const [error] = documents.flatMap(({ errors }) => errors);
    if (error !== undefined) {
      const line = text.slice(0, error.pos[0]).split('\n').length;
      return { understood: false, why: `it is not YAML (${error.code}, line ${line})` };
    }
    return { understood: true, documents: documents.map((one) => one.toJS({ maxAliasCount: MOST_ALIASES })) };
  } catch {
    return { understood: false, why: 'it is nested too deeply, or repeats itself too often' };
  }
}
