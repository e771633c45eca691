/** What every dependency runs on, in words. */
export const NODE_NEEDED = '22.22, or 24 and newer';

/** Whether a Node runs everything here, by its version such as `v24.21.0`. The odd 23 never got what 22 was given later. */
export function isNewEnough(version) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number);
  return major >= 24 || (major === 22 && minor >= 22);
}
