/** Tells a caller to ask again in a second. */
export const ASK_AGAIN = { 'retry-after': '1' } as const;
