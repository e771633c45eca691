import type { Environment } from '../../../model/environment.ts';
import type { Owner } from '../../../model/owner.ts';
import { jobId, reachableId } from '../../finding-ids.ts';
import type { Reply } from '../../sources/http.ts';
import type { Sources } from '../../sources/sources.ts';

/** Something of the environment that answers at an address. */
export interface Addressed {
  subject: string;
  url: string;
  owner: Owner;
  links: Readonly<Record<string, string>>;
  /** The finding that says whether it answers, where there is one. */
  answersId: string | undefined;
  answer(sources: Sources): Promise<Reply>;
}

/** The services and jobs that answer at an address of their own, in this order. */
export function platformOf({ services, jobs }: Environment): Addressed[] {
  const live = (subject: string) => (sources: Sources) => sources.live(subject);
  return [
    ...Object.entries(services).map(
      ([subject, { url, owner, links }]): Addressed => ({
        subject,
        url,
        owner,
        links,
        answersId: reachableId(subject),
        answer: live(subject),
      }),
    ),
    ...Object.entries(jobs).flatMap(([subject, { url, owner, links }]): Addressed[] =>
      url === undefined ? [] : [{ subject, url, owner, links, answersId: jobId(subject), answer: live(subject) }],
    ),
  ];
}

/** All that answers at an address of its own: the platform, then the bank, then the supervisor. */
export function addressesOf(environment: Environment): Addressed[] {
  const { bank, supervisor, owner } = environment;
  const addressed = platformOf(environment);
  if (bank !== null) {
    const { url, owner, links } = bank;
    const answer = (sources: Sources) => sources.bank();
    addressed.push({ subject: 'bank', url, owner, links, answersId: reachableId('bank'), answer });
  }
  if (supervisor !== undefined) {
    const { url } = supervisor;
    const answer = (sources: Sources) => sources.ask({ url });
    addressed.push({ subject: 'supervisor', url, owner, links: {}, answersId: undefined, answer });
  }
  return addressed;
}
