/** The address of the pipeline's job that a process runs in, as the usual services tell it; `null` where none does. */
export function jobOf(variables: NodeJS.ProcessEnv): string | null {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID, CI_JOB_URL, BUILD_URL } = variables;
  if (GITHUB_SERVER_URL !== undefined && GITHUB_REPOSITORY !== undefined && GITHUB_RUN_ID !== undefined) {
    return shown(`${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`);
  }
  return shown(CI_JOB_URL ?? BUILD_URL ?? '');
}

/** An address that others read carries no password, and nothing after its path. */
function shown(address: string): string | null {
  const url = URL.parse(address);
  return url === null || !/^https?:$/.test(url.protocol) ? null : `${url.origin}${url.pathname}`;
}
