const MOST = 1_000;
const USUAL = 100;

/** Which part of a list a caller asks for. */
export interface Page {
  readonly offset: number;
  readonly limit: number;
}

/** The page that a query asks for by the usual names: `limit` and `offset`, `page[limit]`, `page` and `pageSize`, and such. */
export function pageOf(query: URLSearchParams): Page {
  const number = (...names: string[]) => {
    const given = names.map((name) => query.get(name)).find((value) => value !== null && /^\d+$/.test(value));
    return given === undefined || given === null ? undefined : Number(given);
  };
  const limit = Math.min(
    MOST,
    number('limit', 'page[limit]', 'page[size]', 'pageSize', 'page_size', 'per_page') ?? USUAL,
  );
  const offset = number('offset', 'page[offset]');
  if (offset !== undefined) return { offset, limit };
  const page = number('page', 'page[number]', 'pageNumber', 'page_number');
  return { offset: page === undefined ? 0 : Math.max(0, page - 1) * limit, limit };
}
