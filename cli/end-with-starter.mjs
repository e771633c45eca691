// Loaded before the command by cli/rehearse.mjs: when that is killed without a chance to pass it on, the pipe between
// them closes, and the command is asked to end as by the signal.
import { Socket } from 'node:net';

const PIPE = 3;
new Socket({ fd: PIPE })
  .on('close', () => process.kill(process.pid, 'SIGTERM'))
  .on('error', () => {})
  .resume()
  .unref();
