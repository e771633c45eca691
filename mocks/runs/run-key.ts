/**
 * The run a correlation id belongs to: what stands before its only dot, as the fixtures build it (`<run id>.<scenario>`).
 * `null` for ids of another form, so that a platform with ids of its own is not cut into a run per call.
 */
export function runOf(correlationId: string | null): string | null {
  const parts = correlationId?.split('.') ?? [];
  const [run = ''] = parts;
  return parts.length === 2 && run !== '' ? run : null;
}

/** Whether a caller may see what a run made. Runs do not see each other's; whoever belongs to no run sees everything. */
export function maySee(asking: string | null, owner: string | null): boolean {
  return asking === null || owner === null || asking === owner;
}
