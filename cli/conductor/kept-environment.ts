import type { Environment } from '../../model/environment.ts';

/**
 * The environment as a run keeps it. What commands are started with besides the program may well be secret, and is left
 * out; secrets show themselves only by name.
 */
export function keptEnvironment(environment: Environment): unknown {
  return JSON.parse(JSON.stringify(environment), (_, value: unknown) =>
    isCommand(value) ? withoutArguments(value) : value,
  );
}

interface Command {
  kind: 'command';
  run: unknown[];
}

function isCommand(value: unknown): value is Command {
  if (typeof value !== 'object' || value === null || !('kind' in value) || !('run' in value)) return false;
  return value.kind === 'command' && Array.isArray(value.run);
}

function withoutArguments(command: Command): Command {
  const [program, ...further] = command.run;
  return { ...command, run: [program, ...(further.length === 0 ? [] : [`and ${further.length} more`])] };
}
