import { essenceOf } from '../matching/media-type.ts';
import type { Chance } from './chance.ts';

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** A body that is not JSON, of the kind its media type promises: text, or bytes where it is no text. */
export function otherBody(mediaType: string, chance: Chance): string | Uint8Array {
  const type = essenceOf(mediaType);
  const sentence = chance.faker.finance.transactionDescription();
  if (type === 'text/csv')
    return `id,date,amount\n1,${chance.date().toISOString().slice(0, 10)},${chance.faker.finance.amount()}\n`;
  if (type === 'text/html') return `<!doctype html>\n<title>Document</title>\n<p>A document of the mock bank.</p>\n`;
  if (type.endsWith('/xml') || type.endsWith('+xml')) return '<?xml version="1.0" encoding="UTF-8"?>\n<document/>\n';
  if (type === 'application/x-www-form-urlencoded') return 'status=ok';
  if (type === 'application/jwt' || type === 'application/jose') return UNSIGNED_TOKEN;
  if (type.startsWith('text/')) return `${sentence}\n`;
  if (type === 'application/pdf') return new TextEncoder().encode(PAGE);
  return new Uint8Array(Buffer.from(PIXEL, 'base64'));
}

/** A token (RFC 7519) without a signature, whose claims are none. */
const UNSIGNED_TOKEN = 'eyJhbGciOiJub25lIn0.e30.';

const PAGE = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`;

/** The media type to answer with where the document gives only a range. */
export function definiteType(mediaType: string): string {
  const type = essenceOf(mediaType);
  if (!type.includes('*')) return mediaType;
  if (type === 'text/*') return 'text/plain';
  if (type === 'image/*') return 'image/png';
  if (type === 'application/*+json') return 'application/vnd.api+json';
  return 'application/json';
}
