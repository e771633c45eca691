import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cleanEnvironment } from './clean-environment.ts';

/** Far longer than any takes: what hangs must not hang the tests. */
const LIMIT_MS = 300_000;

/** A command that has ended. */
export interface Ended {
  exitCode: number | null;
  /** What it printed on both streams. */
  printed: string;
}

/** Somebody else's repository. */
export class ForeignRepository {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
      const file = join(this.folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }

  /** Runs a program of its own node_modules, under this Node unless another is named; killed when it takes too long. */
  runs(script: string, args: readonly string[], options: { env?: NodeJS.ProcessEnv; node?: string } = {}) {
    return this.command(options.node ?? process.execPath, [script, ...args], options.env);
  }

  command(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
    const child = spawn(program, args, {
      cwd: this.folder,
      env: { ...cleanEnvironment(), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: LIMIT_MS,
    });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        printed += text;
      });
    }
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (exitCode) => resolve({ exitCode, printed }));
    });
  }
}
