import { extendEnvironment } from './define.ts';
import { samplePlatform } from './sample-platform.ts';

/** The sample platform that `rehearse stage` left running; it writes environments/.env.development. */
export default extendEnvironment(samplePlatform, (read) => ({
  name: 'development',
  identity: { name: 'development', id: read.variable('ENVIRONMENT_ID') },
  rollback: {
    version: 'npx rehearse stage deploy {name} --commit {commit} --build {build}',
    setting: 'npx rehearse stage deploy {name} --restore {key}={fingerprint}',
    unset: 'npx rehearse stage deploy {name} --unset {key}',
  },
  // What `rehearse stage deploy` puts there is right if it is of the platform's repository and no older than what was
  // staged: it need not be the newest commit, nor the same of every part. Without git there is no repository to ask.
  ...(read.variable('PIPELINE_REPOSITORY', '') === ''
    ? {}
    : {
        services: {
          onboarding: {
            version: { atLeast: read.variable('COMMIT'), repository: read.variable('PIPELINE_REPOSITORY') },
          },
        },
        pipelines: { deploy: { deploys: [] } },
      }),
}));
