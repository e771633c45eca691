/** What an npm, a rehearsal or a test runner that is at work tells those that it starts. */
const OF_OTHERS =
  /^(?:npm_(?:config_(?:local_)?prefix|lifecycle_|package_|command)|REHEARSE_|NODE_(?!EXTRA_CA_CERTS$))/i;

/** The variables of a shell in which none of these is at work, though all may be here. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !OF_OTHERS.test(name)));
}
