import type { TicketTracker } from '../../model/environment/tickets.ts';
import type { Tracker } from './tracker.ts';
import { githubTracker } from './trackers/github.ts';
import { gitlabTracker } from './trackers/gitlab.ts';
import { jiraTracker } from './trackers/jira.ts';

/** A ticket's tracker, opened, and what the ticket is called there. */
export interface Place {
  tracker: Tracker;
  reference: string;
}

const GITHUB = /^\/([\w.-]+\/[\w.-]+)\/(?:issues|pull)\/(\d+)$/;
const GITLAB = /^\/([\w.-]+(?:\/[\w.-]+)+?)(?:\/-)?\/(?:issues|work_items)\/(\d+)$/;
const JIRA = /^\/browse\/([A-Z][A-Z0-9_]*-\d+)$/i;

/**
 * The tracker that a ticket's address belongs to: a declared one with its credentials, otherwise one that is recognised by
 * the form of the address, without any. `undefined` where it is of no kind that is known.
 */
export function findTracker(url: string, declared: readonly TicketTracker[], signal?: AbortSignal): Place | undefined {
  const address = URL.parse(url);
  if (address === null || !/^https?:$/.test(address.protocol)) return undefined;
  const bare = `${address.origin}${address.pathname.replace(/\/+$/, '')}`;
  for (const one of declared) {
    const place = placeAt(one, bare, signal);
    if (place !== undefined) return place;
  }
  return guessed(address, bare, signal);
}

/** A declared tracker, opened with its own token for its own project. */
export function openDeclared(declared: TicketTracker, signal?: AbortSignal): Tracker {
  const { token } = declared;
  switch (declared.kind) {
    case 'github':
      return githubTracker({ ...baseOf(declared), repository: declared.repository, token, signal });
    case 'gitlab':
      return gitlabTracker({ ...baseOf(declared), project: declared.project, token, signal });
    case 'jira': {
      const { project, issueType, email } = declared;
      return jiraTracker({ url: baseOf(declared).web, project, issueType, email, token, signal });
    }
  }
}

/** Its token goes to the address of its own API only, and only for tickets whose pages are at the same place. */
function placeAt(declared: TicketTracker, url: string, signal?: AbortSignal): Place | undefined {
  const { web } = baseOf(declared);
  if (!url.startsWith(`${web}/`)) return undefined;
  const path = url.slice(web.length);
  if (declared.kind === 'jira') {
    const key = JIRA.exec(path)?.[1];
    return key === undefined ? undefined : { tracker: openDeclared(declared, signal), reference: key };
  }
  const [, project, reference] = (declared.kind === 'github' ? GITHUB : GITLAB).exec(path) ?? [];
  if (project === undefined || reference === undefined) return undefined;
  const there = declared.kind === 'github' ? { ...declared, repository: project } : { ...declared, project };
  return { tracker: openDeclared(there, signal), reference };
}

function guessed({ hostname, origin }: URL, url: string, signal?: AbortSignal): Place | undefined {
  const token = undefined;
  const path = url.slice(origin.length);
  const [, repository, issue] = GITHUB.exec(path) ?? [];
  if (hostname === 'github.com' && repository !== undefined && issue !== undefined) {
    const tracker = githubTracker({ api: 'https://api.github.com', web: origin, repository, token, signal });
    return { tracker, reference: issue };
  }
  const [, project, iid] = GITLAB.exec(path) ?? [];
  if ((hostname === 'gitlab.com' || path.includes('/-/')) && project !== undefined && iid !== undefined) {
    return { tracker: gitlabTracker({ api: `${origin}/api/v4`, web: origin, project, token, signal }), reference: iid };
  }
  const [, key] = /\/browse\/([A-Z][A-Z0-9_]*-\d+)$/i.exec(path) ?? [];
  if (key === undefined) return undefined;
  const base = url.slice(0, url.lastIndexOf('/browse/'));
  const tracker = jiraTracker({ url: base, project: '', issueType: '', email: undefined, token, signal });
  return { tracker, reference: key };
}

/** Where a tracker is called, and where its pages are. */
function baseOf(declared: TicketTracker): { api: string; web: string } {
  const api = (declared.kind === 'jira' ? declared.url : declared.api).replace(/\/+$/, '');
  if (declared.kind === 'jira') return { api, web: api };
  if (declared.kind === 'gitlab') return { api, web: api.replace(/\/api\/v4$/, '') };
  return {
    api,
    web: api.replace(/\/api\/v3$/, '').replace(/^(https?:\/\/)api\.(?=github\.com$|[\w-]+\.ghe\.com$)/, '$1'),
  };
}
