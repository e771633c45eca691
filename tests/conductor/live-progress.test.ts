import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Screen } from '../helpers/screen.ts';

const PROGRAM = join(import.meta.dirname, 'live-program.ts');
const ESCAPE = '\u001b';
/** Of util-linux, which every Linux has; another system's takes other options. */
const hasScript = /util-linux/.test(spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout ?? '');
const skip = hasScript ? false : 'there is no script of util-linux here';

interface Watched {
  columns?: number;
  variables?: Record<string, string>;
  /** Presses Ctrl-C once this is shown. */
  interruptAt?: string;
}

/** Runs the program on a pseudo terminal, and gives all that came there. */
async function onTerminal({ columns = 80, variables = {}, interruptAt }: Watched): Promise<string> {
  const until = interruptAt === undefined ? 'end' : 'interrupted';
  const command = `stty cols ${columns} rows 24; exec '${process.execPath}' '${PROGRAM}' ${until}`;
  const { CI: _, NO_COLOR: __, ...inherited } = process.env;
  const env = { ...inherited, TERM: 'xterm-256color', ...variables };
  const child = spawn('script', ['-qec', command, '/dev/null'], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  let shown = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const wasThere = interruptAt !== undefined && shown.includes(interruptAt);
    shown += text;
    if (interruptAt !== undefined && !wasThere && shown.includes(interruptAt)) child.stdin.write('\u0003');
  });
  const [code] = await once(child, 'close');
  assert.equal(code, 0);
  return shown;
}

function leftOn(columns: number, shown: string): string[] {
  const screen = new Screen(columns);
  screen.write(shown);
  return screen.lines.join('\n').trimEnd().split('\n');
}

describe('progress in the terminal', { skip, concurrency: true }, () => {
  it('shows below what was told how the run stands, and takes that away at the end', async () => {
    const shown = await onTerminal({});
    assert.match(shown, /▸ The receipt shows/);
    assert.match(shown, /about \d+ s left|about 1 min/);
    assert.deepEqual(leftOn(80, shown), [
      'Rehearsing on local',
      'Playing the scenarios',
      'A payment with a title that is longer than the terminal',
      '  ✓ The customer pays  1.2 s',
      'GO',
    ]);
    assert.ok(!shown.includes(`${ESCAPE}[?25l`), 'the cursor is never hidden: nobody would bring it back after a kill');
  });

  it('leaves the same behind on a narrow terminal', async () => {
    const shown = await onTerminal({ columns: 40 });
    assert.match(shown, /A payment with a title that is lon.*…/);
    assert.deepEqual(leftOn(40, shown), [
      'Rehearsing on local',
      'Playing the scenarios',
      'A payment with a title that is longer th',
      'an the terminal',
      '  ✓ The customer pays  1.2 s',
      'GO',
    ]);
  });

  it('leaves nothing of it behind after Ctrl-C', async () => {
    const left = leftOn(80, await onTerminal({ interruptAt: '▸ The receipt shows' }));
    assert.deepEqual(left.slice(-2), ['  ✓ The customer pays  1.2 s', 'INCONCLUSIVE']);
    assert.ok(!left.some((line) => /▸|━|─/.test(line)));
  });

  it('has no colour where NO_COLOR is set', async () => {
    const shown = await onTerminal({ variables: { NO_COLOR: '1' } });
    assert.match(shown, /▸ The receipt shows/);
    assert.doesNotMatch(shown.replaceAll(ESCAPE, '^'), /\^\[\d*(;\d+)*m/);
  });

  for (const [name, variables] of Object.entries({
    'a CI': { CI: 'true' },
    'a terminal that can’t': { TERM: 'dumb' },
  })) {
    it(`is plain lines in ${name}`, async () => {
      const shown = await onTerminal({ variables });
      assert.doesNotMatch(shown, /▸|━|─/);
      assert.ok(!shown.includes(ESCAPE));
      assert.match(shown, /✓ The customer pays/);
    });
  }
});

describe('progress that is piped', () => {
  it('is plain lines', () => {
    const { stderr, stdout } = spawnSync(process.execPath, [PROGRAM, 'end'], { encoding: 'utf8' });
    assert.equal(stdout, 'GO\n');
    assert.deepEqual(stderr.split('\n'), [
      'Rehearsing on local',
      'Playing the scenarios',
      'A payment with a title that is longer than the terminal',
      '  ✓ The customer pays  1.2 s',
      '',
    ]);
  });
});
