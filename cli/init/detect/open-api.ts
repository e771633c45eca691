import { z } from 'zod';
import type { ApiDocumentFact } from '../facts.ts';
import { type Detector, type RepositoryFile, withRemarks } from './detector.ts';
import { readYaml } from './yaml.ts';

const FILE = /(?:openapi|swagger|api[-_.]?(?:spec|docs?|contract)|contract)[^/]*\.(?:ya?ml|json)$/i;
const FOLDER = /(?:^|\/)(?:openapi|swagger|contracts?|api-?specs?)\/[^/]+\.(?:ya?ml|json)$/i;
const LOOKS_LIKE_ONE = /(?:^|[{,\s])["']?(?:openapi|swagger)["']?\s*:\s*["']?[23]\./;
/** A title is shown in a comment: what is longer is no title. */
const LONGEST = 100;

const documentSchema = z.looseObject({
  info: z.looseObject({ title: z.string(), version: z.union([z.string(), z.number()]).transform(String) }),
});

/** OpenAPI documents: their titles and versions. */
export const apiDocuments: Detector<ApiDocumentFact> = {
  wants: (path) => FILE.test(path) || FOLDER.test(path),
  detect(files) {
    const read = files.filter(({ text }) => LOOKS_LIKE_ONE.test(text.slice(0, 20_000))).map(readDocument);
    return withRemarks(read);
  },
};

function readDocument({ path, text }: RepositoryFile): ApiDocumentFact | string {
  const yaml = readYaml(text);
  if (!yaml.understood) return `${path} is left out: ${yaml.why}`;
  const parsed = documentSchema.safeParse(yaml.documents[0]);
  if (!parsed.success) return `${path} is left out: it gives no title and version`;
  const { title, version } = parsed.data.info;
  return { path, title: title.slice(0, LONGEST), version: version.slice(0, LONGEST) };
}
