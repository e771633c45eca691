/** The majors of the actions that are used, in one place. */
export const ACTIONS = {
  checkout: 'actions/checkout@v5',
  setupNode: 'actions/setup-node@v5',
  setupPnpm: 'pnpm/action-setup@v4',
  restore: 'actions/cache/restore@v4',
  save: 'actions/cache/save@v4',
  upload: 'actions/upload-artifact@v4',
  download: 'actions/download-artifact@v5',
  uploadPages: 'actions/upload-pages-artifact@v4',
  deployPages: 'actions/deploy-pages@v4',
} as const;
