import type { Command } from 'commander';

const EXCESS = 'commander.excessArguments';

/** What else there is to say of a command that was given too many names, or too few; `undefined` where there is nothing. */
export function usageHint(program: Command, code: string): string | undefined {
  const [name] = program.args;
  const command = program.commands.find((each) => each.name() === name);
  if (command === undefined) return undefined;
  const given = command.args.filter((argument) => !argument.startsWith('-'));
  const isMiscounted = code === EXCESS || code === 'commander.missingArgument' || program.args.includes('--env');
  if (name === 'compare' && isMiscounted) {
    const [first = 'beta', second = first === 'production' ? 'beta' : 'production'] = given;
    return `compare takes the names of two environments: rehearse compare ${first} ${second}`;
  }
  const takesEnvironment = command.options.some(({ long }) => long === '--env');
  const excess = given[command.registeredArguments.length];
  if (code !== EXCESS || !takesEnvironment || excess === undefined) return undefined;
  return `the environment is named with --env: rehearse ${name} --env ${excess}`;
}
