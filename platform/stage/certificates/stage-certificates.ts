import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StagePlan } from '../plan.ts';
import { type CertificateOrder, type IssuedCertificate, issueCertificate } from './issue.ts';
import { keptCertificate } from './keep.ts';

/** The name by which customers reach the edge. */
export const EDGE_HOST = 'localhost';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MONTH_MS = 30 * DAY_MS;
const YEAR_MS = 365 * DAY_MS;
/** What is valid for less than this is made for one staging only. */
const WORTH_KEEPING_MS = 2 * MONTH_MS;

/** What a staging shows of certificates: paths of PEM files, and one as PEM. */
export interface StageCertificates {
  edgeCertificateFile: string;
  edgeKeyFile: string;
  /** The authority that is said to have issued the edge's. */
  authorityFile: string;
  /** What onboarding signs with. */
  signing: string;
}

/** Makes the certificates of a plan, or takes those kept from earlier stagings, and writes them into the stage's folder. */
export async function stageCertificates(options: {
  plan: StagePlan;
  /** Of this staging. */
  folder: string;
  /** Where certificates are kept from one staging to the next. */
  cacheFolder: string;
  now: number;
}): Promise<StageCertificates> {
  const { plan, folder, cacheFolder, now } = options;
  const obtain = (name: string, order: CertificateOrder) =>
    order.until - now < WORTH_KEEPING_MS
      ? issueCertificate(order)
      : keptCertificate({ folder: cacheFolder, name, now, renewAfterMs: MONTH_MS }, () => issueCertificate(order));

  const [edge, signing] = await Promise.all([
    edgeCertificate(plan.edge.certificate, now, obtain),
    obtain('signing', {
      name: 'Onboarding of the sample platform',
      hosts: [],
      from: now - DAY_MS - Math.max(0, -plan.papers.signingCertificateEndsInMs),
      until: now + plan.papers.signingCertificateEndsInMs,
    }),
  ]);
  const file = async (name: string, content: string) => {
    const path = join(folder, name);
    await writeFile(path, content, { mode: 0o600 });
    return path;
  };
  const [edgeCertificateFile, edgeKeyFile, authorityFile] = await Promise.all([
    file('edge-certificate.pem', edge.cert),
    file('edge-key.pem', edge.key),
    file('authority.pem', edge.authority),
  ]);
  return { edgeCertificateFile, edgeKeyFile, authorityFile, signing: signing.cert };
}

async function edgeCertificate(
  kind: StagePlan['edge']['certificate'],
  now: number,
  obtain: (name: string, order: CertificateOrder) => Promise<IssuedCertificate>,
): Promise<IssuedCertificate> {
  const hosts = [EDGE_HOST, '127.0.0.1'];
  const sound: CertificateOrder = { name: EDGE_HOST, hosts, from: now - DAY_MS, until: now + YEAR_MS };
  switch (kind) {
    case 'sound':
      return obtain('edge', sound);
    case 'expired':
      return issueCertificate({ ...sound, from: now - YEAR_MS, until: now - DAY_MS });
    case 'ends-soon':
      return issueCertificate({ ...sound, until: now + 3 * HOUR_MS });
    case 'other-name':
      return issueCertificate({ ...sound, name: 'www.northgate.example', hosts: ['www.northgate.example'] });
    case 'other-authority': {
      const [told, used] = await Promise.all([obtain('edge', sound), issueCertificate(sound)]);
      return { ...used, authority: told.authority };
    }
  }
}
