import { defineEnvironment } from './define.ts';
import { samplePlatform } from './sample-platform.ts';

/** The sample platform that `rehearse stage` left running; it writes environments/.env.development. */
export default defineEnvironment((read) => ({
  ...samplePlatform(read),
  name: 'development',
  identity: { name: 'development', id: read.variable('ENVIRONMENT_ID') },
}));
