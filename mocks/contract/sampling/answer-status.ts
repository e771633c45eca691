/** Statuses to answer with where the document gives only a hundred or `default`, the likeliest first. */
const LIKELY: Readonly<Record<string, readonly number[]>> = {
  '2XX': [200, 201, 202, 204],
  '3XX': [302, 303, 307, 301],
  '4XX': [400, 422, 404, 409, 403, 401],
  '5XX': [500, 503, 502, 504],
  default: [500, 400, 503, 502],
};

/** Which documented status to answer with, and the number it gets; `undefined` where the wish is not documented. */
export function answerStatus(statuses: readonly string[], wish: string | undefined) {
  // A hundred and such come before an answer and are none.
  const documented = statuses.filter((status) => !status.startsWith('1'));
  const status = wish === undefined ? preferred(documented) : covering(documented, wish.toUpperCase());
  if (status === undefined) return undefined;
  if (wish !== undefined && /^\d{3}$/.test(wish)) return { documented: status, number: Number(wish) };
  if (/^\d{3}$/.test(status)) return { documented: status, number: Number(status) };
  const succeeds = status === 'default' && !documented.some(isGood);
  const numbers = succeeds ? [200] : (LIKELY[status] ?? [500]);
  const free = numbers.find((number) => covering(documented, String(number)) === status);
  return { documented: status, number: free ?? rest(documented, status) };
}

function preferred(documented: readonly string[]): string | undefined {
  const good = [/^2/, /^3/, /^default$/].map((kind) => documented.find((status) => kind.test(status)));
  return good.find((status) => status !== undefined) ?? documented[0];
}

function isGood(status: string): boolean {
  return /^[23]/.test(status);
}

function covering(documented: readonly string[], wish: string): string | undefined {
  const known = wish === 'DEFAULT' ? 'default' : wish;
  return [known, `${known.charAt(0)}XX`, 'default'].find((status) => documented.includes(status));
}

/** Any number that falls under a status and under no other. */
function rest(documented: readonly string[], status: string): number {
  for (let number = 599; number >= 200; number -= 1) {
    if (covering(documented, String(number)) === status) return number;
  }
  return 500;
}
