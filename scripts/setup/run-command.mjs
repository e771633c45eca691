import { spawn } from 'node:child_process';

const OUTPUT_KEPT = 20_000;
const running = new Set();

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
]) {
  process.once(signal, () => {
    for (const child of running) endGroup(child);
    process.exit(code);
  });
}

/**
 * Runs a command to its end in a process group of its own, which is killed when the time is up, when nothing has been
 * printed for too long, or when set-up is interrupted. Never rejects: resolves to its exit code (null when it was
 * killed or could not be started), what it printed on stdout, and all it printed.
 */
export function runCommand(command, args, { cwd, env = process.env, limitMs, silenceMs, shell = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, shell, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    let stdout = '';
    let output = '';
    let silence;
    const end = () => endGroup(child);
    const limit = limitMs === undefined ? undefined : setTimeout(end, limitMs);
    const heard = () => {
      clearTimeout(silence);
      if (silenceMs !== undefined) silence = setTimeout(end, silenceMs);
    };
    heard();
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        heard();
        if (stream === child.stdout) stdout = (stdout + text).slice(-OUTPUT_KEPT);
        output = (output + text).slice(-OUTPUT_KEPT);
      });
    }
    const finish = (code) => {
      running.delete(child);
      clearTimeout(limit);
      clearTimeout(silence);
      resolve({ code, stdout, output: output.trim() });
    };
    child.once('error', (error) => {
      output += error.message;
      finish(null);
    });
    child.once('close', (code) => finish(code));
  });
}

/** The last lines of an output, for a message. */
export function lastLines(output, count = 5) {
  return output
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(-count)
    .join('\n       ');
}

function endGroup(child) {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}
