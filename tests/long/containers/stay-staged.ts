/** A conductor that stages the platform in containers and waits to be killed. */
import { once } from 'node:events';
import { stagePlatform } from '../../../platform/stage/stage.ts';
import { openSupervisor } from '../../../support/supervise/supervisor.ts';

const supervisor = await openSupervisor();
await stagePlatform({
  ports: 'any',
  in: 'containers',
  environmentName: 'containers',
  supervisor,
  say: (text) => process.stderr.write(`${text}\n`),
});
await once(process, 'SIGTERM');
await supervisor.close();
