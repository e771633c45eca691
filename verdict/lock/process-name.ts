import { readlinkSync } from 'node:fs';
import { hasEnded, newHolderName } from '../ledger/files/holder.ts';

/** Two containers may call themselves the same and yet not see each other's processes. */
const NAMESPACE = namespaceOfProcesses();

/** This process, so that another of the same machine can tell whether it is still there. */
export function ownProcessName(): string {
  return `${NAMESPACE}/${newHolderName()}`;
}

/** Whether a process that was named so is certain to have ended: of another machine's, or another container's, nothing is. */
export function hasProcessEnded(name: string): boolean {
  const [namespace, holder = ''] = name.split('/');
  return namespace === NAMESPACE && hasEnded(holder);
}

function namespaceOfProcesses(): string {
  try {
    return readlinkSync('/proc/self/ns/pid').replace(/\D/g, '');
  } catch {
    return 'all';
  }
}
