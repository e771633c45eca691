import type { BankMaterial } from '../bank-model.ts';
import { runOf } from '../runs/run-key.ts';
import type { Identifiers } from './identifiers.ts';
import type { ApplicationRecord } from './records/application-record.ts';
import { type ApiVersion, isVersionName, VERSIONS } from './versions.ts';

/** Tells the platform that an application has moved, in the version that is current for its run, where that has callbacks. */
export function announceMoves({ versions, callbacks }: Pick<BankMaterial, 'versions' | 'callbacks'>) {
  return (record: ApplicationRecord, identifiers: Identifiers): void => {
    const { id, correlationId } = record;
    const version = versions.current(runOf(correlationId));
    if (!isVersionName(version)) return;
    const { callback }: ApiVersion['applications'] = VERSIONS[version].applications;
    if (callback === null) return;
    const body = callback.body(record, identifiers.nextEvent());
    callbacks.announce({ event: callback.event, version, resource: id, correlationId, body });
  };
}
