import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOwners, ownersOf } from '../../cli/init/detect/code-owners.ts';
import { composeFiles } from '../../cli/init/detect/compose.ts';
import { crontabs } from '../../cli/init/detect/crontabs.ts';
import { environmentFiles } from '../../cli/init/detect/environment-files.ts';
import { remoteOf } from '../../cli/init/detect/git.ts';
import { healthPathOf } from '../../cli/init/detect/health-path.ts';
import { kubernetesManifests } from '../../cli/init/detect/kubernetes.ts';
import { apiDocuments } from '../../cli/init/detect/open-api.ts';
import { packages } from '../../cli/init/detect/packages.ts';
import { workflows } from '../../cli/init/detect/workflows.ts';
import { found } from './repository.ts';

test('a Compose file tells ports, health checks, what uses what and the names of keys', () => {
  const text = `
name: teashop
services:
  web:
    build: { context: ./web }
    ports: ["8080:80", "127.0.0.1:8443:443", "[::1]:81:81", "53:53/udp", "\${PORT:-9000}:90", "\${OTHER}:91", 92, { target: 93, published: "9300" }]
    depends_on: { api: { condition: service_started } }
    healthcheck: { test: curl -f http://localhost/up?deep=1 || exit 1 }
    env_file: [{ path: ./web.env, required: false }]
    environment: [KEY, "PLAIN=1", "MADE=\${ONE}-\${TWO:-x}", "SAME=\${SAME}", "COST=$$5"]
  api: { image: "acme/api:1", profiles: [late], container_name: the-api, volumes: ["./cron:/etc/cron.d", "data:/x"] }
`;
  const [file] = found(composeFiles, { 'deploy/docker-compose.yml': text }).found;
  assert.equal(file?.project, 'teashop');
  const [web, api] = file?.services ?? [];
  assert.deepEqual(
    web?.ports.map(({ published, target }) => [published, target]),
    [
      [8080, 80],
      [8443, 443],
      [81, 81],
      [9000, 90],
      [null, 91],
      [null, 92],
      [9300, 93],
    ],
  );
  assert.equal(web?.build, 'deploy/web');
  assert.equal(web?.healthPath, '/up');
  assert.deepEqual(web?.dependsOn, ['api']);
  assert.deepEqual(web?.envFiles, ['deploy/web.env']);
  assert.deepEqual(web?.openKeys, [
    { name: 'KEY', variables: ['KEY'], handedOn: true },
    { name: 'MADE', variables: ['ONE'], handedOn: false },
    { name: 'SAME', variables: ['SAME'], handedOn: true },
  ]);
  assert.deepEqual([api?.optional, api?.container, api?.mounts], [true, 'the-api', ['deploy/cron']]);
});

test('the path of a health check is that of the address it asks', () => {
  assert.equal(healthPathOf(['CMD', 'wget', '-q', 'http://127.0.0.1:3000/health/live']), '/health/live');
  assert.equal(healthPathOf('curl http://localhost:$PORT/ok;'), '/ok');
  assert.equal(healthPathOf('curl http://localhost'), '/');
  assert.equal(healthPathOf(['CMD-SHELL', 'pg_isready -U shop']), null);
});

test('Kubernetes manifests tell workloads with their keys, jobs with their zone, and hosts', () => {
  const files = {
    'k8s/all.yaml': `
apiVersion: v1
kind: List
items:
  - { kind: ConfigMap, metadata: { name: settings }, data: { REGION: eu } }
  - { kind: Secret, metadata: { name: keys }, stringData: { TOKEN: not-to-be-shown } }
---
kind: Deployment
metadata: { name: api, namespace: shop }
spec:
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          readinessProbe: { httpGet: { path: /ready } }
          env:
            - { name: PLAIN, value: "1" }
            - { name: POD, valueFrom: { fieldRef: { fieldPath: metadata.name } } }
            - { name: BANK_KEY, valueFrom: { secretKeyRef: { name: bank, key: key } } }
          envFrom: [{ configMapRef: { name: settings } }, { secretRef: { name: keys }, prefix: A_ }]
---
kind: CronJob
metadata: { name: invoices }
spec: { schedule: "0 6 * * *", timeZone: Europe/Berlin, suspend: true }
---
kind: CronJob
metadata: { name: stock }
spec: { schedule: "CRON_TZ=Asia/Tokyo 0 6 * * *" }
---
kind: Ingress
metadata: { name: shop }
spec:
  tls: [{ hosts: [shop.example] }]
  rules:
    - { host: shop.example, http: { paths: [{ path: /, backend: { service: { name: api } } }] } }
    - { host: "*.shop.example" }
`,
    'chart/Chart.yaml': 'name: chart',
    'chart/templates/job.yaml': 'kind: CronJob\nmetadata: {{ broken }}',
    'overlays/kustomization.yaml': 'resources: []',
  };
  const { found: facts, remarks } = found(kubernetesManifests, files);
  const [workload, invoices, stock, host] = facts;
  assert.ok(workload?.kind === 'workload' && invoices?.kind === 'cron-job' && stock?.kind === 'cron-job');
  assert.deepEqual(workload.keys, ['BANK_KEY', 'REGION', 'A_TOKEN']);
  assert.equal(workload.readyPath, '/ready');
  assert.deepEqual([invoices.timeZone, invoices.suspended], ['Europe/Berlin', true]);
  assert.deepEqual([stock.timeZone, stock.schedule], ['Asia/Tokyo', '0 6 * * *']);
  assert.deepEqual(host, { kind: 'ingress', host: 'shop.example', path: '/', service: 'api', tls: true });
  assert.equal(facts.length, 4);
  assert.match(remarks.join('\n'), /Chart\.yaml: what this Helm chart makes[\s\S]*kustomization\.yaml: what/);
  assert.doesNotMatch(JSON.stringify({ facts, remarks }), /not-to-be-shown/);
});

test('of environment files only names and what kind of value they have come out', () => {
  const { found: facts } = found(environmentFiles, {
    '.env.example': 'EMPTY=\nFILL=<your key>\nDB_PASSWORD=postgres\nDB_USER=postgres\nURL=https://shop.acme.dev/s3cr3t',
    'api/production.env': 'A=s3cr3t',
    'environments/.env.local': 'A=1',
  });
  assert.deepEqual(
    facts.map(({ path, example }) => [path, example]),
    [
      ['.env.example', true],
      ['api/production.env', false],
    ],
  );
  assert.deepEqual(facts[0]?.keys, [
    { name: 'EMPTY', wellKnown: false, filledIn: false },
    { name: 'FILL', wellKnown: false, filledIn: false },
    { name: 'DB_PASSWORD', wellKnown: true, filledIn: true },
    { name: 'DB_USER', wellKnown: false, filledIn: true },
    { name: 'URL', wellKnown: false, filledIn: true },
  ]);
  assert.doesNotMatch(JSON.stringify(facts), /s3cr3t/);
});

test('a pipeline deploys where a job names an environment or its name says so', () => {
  const { found: facts } = found(workflows, {
    '.github/workflows/ci.yml': 'name: CI\njobs: { test: { runs-on: x } }',
    '.github/workflows/eu.yml': 'jobs: { go: { environment: { name: production } } }',
    '.github/workflows/release.yaml': 'jobs: { build: {} }',
    '.gitlab-ci.yml': 'stages: [test, deploy]\nship: { stage: deploy, script: [x] }',
  });
  assert.deepEqual(
    facts.map(({ name, host, deploys }) => [name, host, deploys]),
    [
      ['ci', 'github', false],
      ['eu', 'github', true],
      ['release', 'github', true],
      ['gitlab', 'gitlab', true],
    ],
  );
});

test('OpenAPI documents are told from other files by what is in them', () => {
  const { found: facts } = found(apiDocuments, {
    'bank/openapi.yaml': 'openapi: 3.1.0\ninfo: { title: Acme Bank, version: 2 }',
    'swagger.json': '{ "swagger": "2.0", "info": { "title": "Old", "version": "1.0" } }',
    'contract.yaml': 'parties: two',
  });
  assert.deepEqual(
    facts.map(({ title, version }) => `${title} ${version}`),
    ['Acme Bank 2', 'Old 1.0'],
  );
});

test('a package is started by its script, at the port that the script says or its program takes', () => {
  const start = (command: string) =>
    found(packages, { 'package.json': JSON.stringify({ scripts: { dev: command } }) }).found[0]?.start?.port;
  assert.equal(start('PORT=4001 node server.js'), 4001);
  assert.equal(start('next dev -p 3100'), 3100);
  assert.equal(start('vite'), 5173);
  assert.equal(start('node server.js'), null);
  assert.equal(found(packages, { 'package.json': '{ "scripts": 3, "type": "odd" }' }).found[0]?.start, null);
  assert.match(found(packages, { 'package.json': '[' }).remarks.join(), /package\.json is left out/);
});

test('lines of a crontab are named after what they run', () => {
  const named = (text: string, path = 'deploy/crontab') =>
    found(crontabs, { [path]: text }).found.map(({ name, schedule }) => [name, schedule]);
  assert.deepEqual(named('0 6 * * 1-5 cd /app && /usr/bin/node jobs/send-invoices.js >> log 2>&1'), [
    ['send-invoices', '0 6 * * 1-5'],
  ]);
  assert.deepEqual(named('*/5 * * * * root flock -n /tmp/l npm run sync:stock'), [['sync-stock', '*/5 * * * *']]);
  assert.deepEqual(named('@reboot start-all\n@daily backup.sh\n'), [['backup', '@daily']]);
  assert.deepEqual(named('1 2 3 4 * www-data tidy', 'ops/cron.d/tidy'), [['tidy', '1 2 3 4 *']]);
  assert.match(found(crontabs, { crontab: '61 * * * * tidy' }).remarks.join(), /schedule of tidy is not understood/);
});

test('owners of a folder are those of the last rule that fits it', () => {
  const rules = found(codeOwners, {
    '.github/CODEOWNERS':
      '# all\n* @acme/all\n/api/ @acme/api # theirs\nweb/ ada@shop.example\n/free\n**/*.md @acme/docs',
    CODEOWNERS: '* @nobody',
  }).found;
  assert.deepEqual(ownersOf('.', rules), ['@acme/all']);
  assert.deepEqual(ownersOf('api/v2', rules), ['@acme/api']);
  assert.deepEqual(ownersOf('apps/web', rules), ['ada@shop.example']);
  assert.deepEqual(ownersOf('free', rules), []);
});

test('a remote is known by host and path, without its user and password', () => {
  assert.deepEqual(remoteOf('git@github.com:acme/shop.git'), { host: 'github.com', slug: 'acme/shop' });
  assert.deepEqual(remoteOf('https://user:token@gitlab.acme.dev/a/b/shop'), {
    host: 'gitlab.acme.dev',
    slug: 'a/b/shop',
  });
  assert.equal(remoteOf('/srv/git/shop'), null);
});
