import { defineLifecycle } from '../../../mocks/define-lifecycle.ts';

export default defineLifecycle({
  resource: 'transfer',
  create: 'orderTransfer',
  read: 'readTransfer',
  list: 'listTransfers',
  id: '/id',
  state: '/status',
  initial: 'PENDING',
  moves: [
    { polls: 2, from: 'PENDING', to: 'CHECKED' },
    { staff: 'approve', from: ['PENDING', 'CHECKED'], to: 'APPROVED' },
    { staff: 'reject', from: ['PENDING', 'CHECKED'], to: 'REFUSED', reason: '/refusalReason' },
    { operation: 'cancelTransfer', from: ['PENDING', 'CHECKED'], to: 'CANCELLED' },
    { operation: 'approveTransfers', id: '/transfers', from: ['PENDING', 'CHECKED'], to: 'APPROVED' },
    { after: '5s', from: 'APPROVED', to: 'BOOKED' },
  ],
  set: { BOOKED: { '/bookedAt': '$now' } },
  title: '/creditor/name',
  highlights: ['/amount'],
});
