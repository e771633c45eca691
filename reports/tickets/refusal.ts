/** Why a tracker did not do what it was asked, as far as its status and headers tell; its text is not looked at. */
export function refusal(status: number, headers: Headers, withToken: boolean): string {
  if (status === 429 || (status === 403 && isUsedUp(headers))) return 'it has been asked too often';
  if (status === 401) return withToken ? 'it does not accept the token' : 'it wants a token';
  if (status === 403) return withToken ? 'the token may not do this' : 'it lets nobody do this without a token';
  if (status === 404) {
    return withToken
      ? 'there is no such ticket, or the token may not see it'
      : 'there is no such ticket, or it wants a token to show it';
  }
  if (status === 410) return 'it was deleted, or tickets are switched off there';
  if (status === 400 || status === 422) return `it does not take it so (${status})`;
  if (status >= 300 && status < 400) return 'it was moved: correct its address in the definition';
  return `it answers ${status}`;
}

function isUsedUp(headers: Headers): boolean {
  const remaining = headers.get('x-ratelimit-remaining') ?? headers.get('ratelimit-remaining');
  return remaining === '0' || headers.has('retry-after');
}
