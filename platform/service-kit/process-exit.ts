/** Ends the process once what was written to standard output and standard error has left it. */
export function exitAfterWriting(code: number): void {
  process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
}

/** Ends the process at once when its standard input does, so that it never outlives who started it. */
export function endWithStandardInput(): void {
  process.stdin.on('end', () => process.exit(0));
  process.stdin.on('error', () => process.exit(0));
  process.stdin.resume();
}
