import { change, changePart, type PlannedEdge } from '../plan.ts';
import { fails, type Incident, warns } from './incident.ts';

const atTheEdge = (difference: Partial<PlannedEdge>): Pick<Incident, 'apply'> => ({
  apply: (plan) => change(plan, 'edge', difference),
});

/** The way in is shut, wrong or not safe: what an audience that is given the link meets first. */
export const entranceIncidents: readonly Incident[] = [
  {
    id: 'edge-down',
    title: 'the edge that customers come through was killed',
    teaches: 'From inside everything works; whoever types the address gets nothing.',
    finding: fails('reachable/edge'),
    apply: (plan) => changePart(plan, 'edge', { crashes: true }),
  },
  {
    id: 'certificate-expired',
    title: 'the certificate of the public address has run out',
    teaches: 'The first thing the audience would see is a browser’s warning.',
    finding: fails('certificate/edge'),
    ...atTheEdge({ certificate: 'expired' }),
  },
  {
    id: 'certificate-expires',
    title: 'the certificate of the public address ends in three hours',
    teaches: 'It is valid now and will not be at the end of a demo this afternoon: with --demo given, it fails.',
    finding: warns('certificate/edge'),
    ...atTheEdge({ certificate: 'ends-soon' }),
  },
  {
    id: 'certificate-other-name',
    title: 'the certificate of the public address is for another name',
    teaches: 'A certificate that was copied from beta is valid, trusted and useless here.',
    finding: fails('certificate/edge'),
    ...atTheEdge({ certificate: 'other-name' }),
  },
  {
    id: 'certificate-untrusted',
    title: 'the certificate of the public address comes from an authority that nobody trusts',
    teaches: 'It works on the machine of whoever made it, and on no other.',
    finding: fails('certificate/edge'),
    ...atTheEdge({ certificate: 'other-authority' }),
  },
  {
    id: 'domain-elsewhere',
    title: 'the public name leads to another machine than the one it was moved to',
    teaches: 'Half of the audience reaches the old platform: the name, and where it leads, are in the finding.',
    finding: fails('domain/localhost'),
    apply: (plan) => change(plan, 'handedOut', { EDGE_RESOLVES_TO: '192.0.2.10' }),
  },
  {
    id: 'hsts-missing',
    title: 'the public pages don’t ask browsers to stay with https',
    teaches: 'Somebody who is sent the link and types it without https can be led elsewhere.',
    finding: fails('security/edge/hsts'),
    ...atTheEdge({ withoutHeaders: ['strict-transport-security'] }),
  },
  {
    id: 'content-security-missing',
    title: 'the public pages have lost their content security policy',
    teaches: 'Shown to half a company within hours, pages must be safe from the first day.',
    finding: fails('security/edge/content-security'),
    ...atTheEdge({ withoutHeaders: ['content-security-policy'] }),
  },
];
