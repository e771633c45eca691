import { z } from 'zod';

const EXPECTED = 'must be a media type such as text/html';

/** A media type with its parameters, in characters that a header can hold. */
export const mediaType = z.string(EXPECTED).regex(/^[!#$&^\w.+-]+\/[!#$&^\w.+*-]+( *; *[\w-]+=[!-:<-~]+)*$/, EXPECTED);
