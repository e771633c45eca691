import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInThisContext } from 'node:vm';
import fc from 'fast-check';
import { publishedPorts } from '../../cli/init/detect/compose/ports.ts';
import { composeFiles } from '../../cli/init/detect/compose.ts';
import { crontabs } from '../../cli/init/detect/crontabs.ts';
import { kubernetesManifests } from '../../cli/init/detect/kubernetes.ts';
import { openNames } from '../../cli/init/plan/names.ts';
import { withLines } from '../../cli/init/write/git-ignore.ts';
import { comment, propertyName, quoted } from '../../cli/init/write/literal.ts';
import { found } from './repository.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 40 });
const RUNS = { numRuns: 200 };

test('a text in quotes is that text again, whatever is in it', () => {
  fc.assert(
    fc.property(anyText, (text) => runInThisContext(quoted(text)) === text),
    RUNS,
  );
  fc.assert(
    fc.property(anyText, (name) => {
      fc.pre(name !== '__proto__');
      assert.deepEqual(Object.keys(runInThisContext(`({ ${propertyName(name)}: 1 })`)), [name]);
    }),
    RUNS,
  );
});

test('a comment ends where it should, whatever is in it', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom('\n', '\r', '\u2028', '\u2029', ''), (text, end) => {
      const lines = comment(`${text}${end}throw 1`);
      assert.ok(lines.every((line) => line.startsWith('//')));
      assert.equal(runInThisContext(`${lines.join('\n')}\n1`), 1);
    }),
    RUNS,
  );
});

test('names are never given twice, and each can stand in a definition', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(anyText, fc.constantFrom('web', 'bank', 'web-job')), { maxLength: 12 }), (wanted) => {
      const names = openNames();
      const given = wanted.map((name) => names.take(name, 'job'));
      assert.equal(new Set(given).size, given.length);
      for (const name of given) assert.match(name, /^(?!bank$)[\w.-]+$/);
    }),
    RUNS,
  );
});

test('a line of a crontab is found with its schedule, whatever stands around it', () => {
  const minute = fc.integer({ min: 0, max: 59 });
  const program = fc.stringMatching(/^[a-z]{3,8}-[a-z]{3,8}$/);
  const noise = fc.constantFrom('', '# every night', 'MAILTO=ops', '@reboot begin-all', '   ');
  fc.assert(
    fc.property(minute, program, noise, noise, (at, name, before, after) => {
      const text = `${before}\n${at} 3 * * * /opt/bin/${name}.sh --all\n${after}\n`;
      const lines = found(crontabs, { crontab: text }).found;
      assert.deepEqual(
        lines.map((line) => [line.name, line.schedule, line.command]),
        [[name, `${at} 3 * * *`, `${name}.sh`]],
      );
    }),
    RUNS,
  );
});

test('a published port is read in each form of it', () => {
  const port = fc.integer({ min: 1, max: 65_535 });
  const around = fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => `127.0.0.1:${text}`,
    (text) => `[::1]:${text}`,
    (text) => `${text}/tcp`,
  );
  fc.assert(
    fc.property(port, port, around, (published, target, form) => {
      assert.deepEqual(publishedPorts([form(`${published}:${target}`)]), [{ published, target }]);
      assert.deepEqual(publishedPorts([{ published: String(published), target }]), [{ published, target }]);
    }),
    RUNS,
  );
});

test('no text makes a detector throw', () => {
  const value = fc.jsonValue({ maxDepth: 4 });
  fc.assert(
    fc.property(
      fc.oneof(
        anyText,
        value.map((one) => JSON.stringify({ services: { web: one }, kind: one })),
      ),
      (text) => {
        for (const detector of [composeFiles, kubernetesManifests]) {
          for (const path of ['compose.yaml', 'k8s/x.yaml']) {
            if (detector.wants(path)) detector.detect([{ path, text: `kind: X\n---\n${text}` }]);
            if (detector.wants(path)) detector.detect([{ path, text }]);
          }
        }
      },
    ),
    RUNS,
  );
});

test('lines are added to .gitignore once, and nothing before them is changed', () => {
  const lines = ['reports/runs/', 'environments/.env.*'];
  fc.assert(
    fc.property(fc.oneof(anyText, fc.constantFrom('/reports/runs', 'a\r\nb', 'x\n')), (before) => {
      const once = withLines(before, '# ours', lines);
      assert.ok(once.startsWith(before));
      assert.equal(withLines(once, '# ours', lines), once);
    }),
    RUNS,
  );
});
