import { extendEnvironment } from './define.ts';
import { samplePlatform } from './sample-platform.ts';

/**
 * The sample platform with each part in a container, started for one run and taken down after it. Docker tells what runs, with
 * which image and configuration, and why it ended; what only a part itself knows it tells at its operations endpoint.
 */
export default extendEnvironment(samplePlatform, (read) => ({
  name: 'containers',
  staged: 'containers',
  identity: { name: 'containers', id: read.variable('ENVIRONMENT_ID') },
  supervisor: null,
  sources: [
    {
      kind: 'docker',
      container: `${read.variable('CONTAINER_PREFIX')}{name}`,
      engine: read.variable('DOCKER_ENGINE'),
    },
    { kind: 'operations' },
  ],
}));
