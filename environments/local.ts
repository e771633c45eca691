import { defineEnvironment } from './define.ts';
import { samplePlatform } from './sample-platform.ts';

/** The sample platform on this machine, started for one run and taken down after it. */
export default defineEnvironment((read) => ({
  ...samplePlatform(read),
  name: 'local',
  staged: true,
  identity: { name: 'local', id: read.variable('ENVIRONMENT_ID') },
}));
