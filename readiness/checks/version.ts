import type { Service } from '../../model/environment.ts';
import { type Answer, type Check, fail, following, pass, unknown } from '../check.ts';
import { identityId, versionId } from '../finding-ids.ts';
import type { Sources } from '../sources/sources.ts';
import { saysWhereItRuns } from './identity/says.ts';
import { ownImage, ownName } from './own-words.ts';
import { placeOf } from './place.ts';
import { unlessReachable } from './reachable.ts';
import { silentRemedy } from './silent-remedy.ts';
import { judgeVersion, versionInWords } from './version/expected.ts';

/** Is the version deployed that the definition asks for? Only asked of services that declare one. */
export const version: Check = {
  name: 'version',
  questions: ({ services }) =>
    Object.entries(services).flatMap(([name, service]) => {
      const { owner, version: expected, links } = service;
      if (expected === undefined) return [];
      return [
        {
          id: versionId(name),
          subject: name,
          owner,
          links,
          expected: versionInWords(expected),
          source: placeOf(name, service, '/operations/version'),
          ask: (sources: Sources) => askVersion(name, service, sources),
        },
      ];
    }),
};

async function askVersion(name: string, service: Service, sources: Sources): Promise<Answer> {
  const { version: expected } = service;
  if (expected === undefined) return pass('any version is right');
  const reading = await sources.version(name);
  const source = { source: reading.place };
  if (!reading.read) {
    const unreachable = await unlessReachable(name, sources);
    if (unreachable !== undefined) return { ...unreachable, ...source };
    const because = following(saysWhereItRuns(service) ? identityId(name) : undefined);
    return unknown(`${name} does not tell its version: ${reading.reason}`, silentRemedy(name, reading, sources), {
      ...source,
      ...because,
    });
  }
  const { commit, image } = reading.value;
  const deployed = commit === null ? image : commit;
  if (deployed === null) {
    return unknown(
      `${name} tells neither its commit nor its image`,
      `name a source that tells the version of ${name}`,
      source,
    );
  }
  const observed = commit === null ? `image ${ownImage(deployed)}` : `commit ${ownName(deployed)}`;
  const judged = await judgeVersion(expected, { name, commit, image }, sources);
  switch (judged.is) {
    case 'right':
      return pass(observed, source);
    case 'wrong':
      return fail(`${observed}${judged.why}`, `deploy ${judged.wanted} of ${name}`, source);
    case 'unknown':
      return unknown(`${observed}; ${judged.why}`, judged.remedy, source);
  }
}
