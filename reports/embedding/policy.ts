/** The policy of a page that has its pictures inside itself: none is taken from beside it. */
export function policyOfEmbedding(policy: string): string {
  return policy.replace("img-src 'self'", 'img-src data:');
}
