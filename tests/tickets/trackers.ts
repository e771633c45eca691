import type { TestContext } from 'node:test';
import type { StoodTracker } from './stood-tracker.ts';
import { githubStandIn } from './trackers/github.ts';
import { gitlabStandIn } from './trackers/gitlab.ts';
import { jiraStandIn } from './trackers/jira.ts';

export { TOKEN } from './stood-tracker.ts';
export { githubStandIn, gitlabStandIn, jiraStandIn };

/** Every tracker, and what makes a difference at it. */
export const ALL_TRACKERS: Record<string, (t: TestContext) => Promise<StoodTracker>> = {
  GitHub: (t) => githubStandIn(t),
  'GitHub, where labels may not be set': (t) => githubStandIn(t, false),
  GitLab: gitlabStandIn,
  'Jira Cloud': (t) => jiraStandIn(t, { cloud: true }),
  'Jira Data Center': (t) => jiraStandIn(t, { cloud: false }),
  'Jira without labels': (t) => jiraStandIn(t, { cloud: true, withLabels: false }),
};
