import type { Check } from '../check.ts';
import { capacity } from './capacity.ts';
import { certificate } from './certificate.ts';
import { clock } from './clock.ts';
import { configuration } from './configuration.ts';
import { contract } from './contract.ts';
import { credential } from './credential.ts';
import { data } from './data.ts';
import { domain } from './domain.ts';
import { evidence } from './evidence.ts';
import { flag } from './flag.ts';
import { identity } from './identity.ts';
import { job } from './job.ts';
import { jobWork } from './job-work.ts';
import { link } from './link.ts';
import { logging } from './logging.ts';
import { pipeline } from './pipeline.ts';
import { reachable } from './reachable.ts';
import { ready } from './ready.ts';
import { security } from './security.ts';
import { version } from './version.ts';

/** Every kind of check, in the order in which a person wants to read the findings. */
export const checks: readonly Check[] = [
  identity,
  domain,
  certificate,
  reachable,
  ready,
  version,
  configuration,
  credential,
  contract,
  job,
  jobWork,
  pipeline,
  flag,
  data,
  clock,
  capacity,
  logging,
  link,
  security,
  evidence,
];
