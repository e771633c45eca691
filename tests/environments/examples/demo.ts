import { defineEnvironment } from '../../../environments/define.ts';

export default defineEnvironment(({ variable, secret }) => ({
  identity: { id: 'demo-eu', proofs: [{ kind: 'http', url: `${variable('SHOP_URL')}/config.json`, pointer: '/id' }] },
  owner: { name: 'Shop team', timeZone: 'Europe/Berlin', workingHours: '09:00-17:00', contact: '#shop' },
  sources: [{ kind: 'kubernetes', namespace: 'demo', context: 'demo-eu' }],
  entrance: 'shop',
  services: {
    shop: {
      url: variable('SHOP_URL'),
      public: true,
      health: { live: '/', ready: '/' },
      uses: ['search', 'orders'],
      logs: {
        kind: 'log-search',
        url: `${variable('LOGS_URL')}/search?q={correlationId}`,
        authorization: secret('LOGS'),
      },
    },
    search: { url: variable('SEARCH_URL'), sources: [{ kind: 'docker' }], configuration: ['INDEX_URL'] },
    checkout: { url: variable('CHECKOUT_URL'), configuration: [{ name: 'PSP_KEY', differsFrom: ['production'] }] },
    mail: { url: variable('MAIL_URL'), sources: [{ kind: 'compose', path: 'mail/compose.yaml' }] },
    stock: { url: variable('STOCK_URL'), sources: [{ kind: 'env-file', path: 'deploy/{name}.env' }] },
  },
  jobs: { invoices: { schedule: '0 6 * * 1-5', timeZone: 'Europe/Berlin', trigger: 'kubectl create job --from …' } },
  databases: { orders: { url: secret('ORDERS_DATABASE_URL') } },
  data: {
    migration: { source: { kind: 'sql', database: 'orders', query: 'select max(version) from migration' }, is: 42 },
  },
}));
