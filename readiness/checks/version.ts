import { type Check, fail, pass, unknown } from '../check.ts';
import { unlessReachable } from './reachable.ts';

/** Is the commit deployed that the definition asks for? Only asked of services that declare one. */
export const version: Check = {
  name: 'version',
  questions: ({ services }) =>
    Object.entries(services).flatMap(([name, { url, owner, version: expected }]) =>
      expected === undefined
        ? []
        : [
            {
              id: `version/${name}`,
              subject: name,
              owner,
              expected: `commit ${expected}`,
              source: `${url}/operations/version`,
              async ask(sources) {
                const unreachable = await unlessReachable(name, sources);
                if (unreachable !== undefined) return unreachable;
                const reading = await sources.version(name);
                if (!reading.read)
                  return unknown(`${name} does not tell its version: ${reading.reason}`, `ask ${owner.name}`);
                const { commit } = reading.value;
                return commit.startsWith(expected)
                  ? pass(`commit ${commit}`)
                  : fail(`commit ${commit}`, `deploy ${expected} of ${name}`);
              },
            },
          ],
    ),
};
