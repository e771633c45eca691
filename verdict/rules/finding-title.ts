import type { Finding } from '../../model/finding.ts';
import { unknownPipeline, wrongPipeline } from './pipeline-title.ts';

/** What a finding of a kind is called where it is not as it must be, and where that is not known. */
interface Title {
  wrong(about: About): string;
  unknown(about: About): string;
}

interface About {
  subject: string;
  /** What else its id says: a key, a thing that can run out, a part of a pipeline. */
  detail: string;
  expected: string;
}

/** What says where it runs is expected to say a place, `staging (staging-1)`; of the rest it is asked whether anything does. */
function unproved({ subject, detail, expected }: About): string {
  if (detail === 'hosts') return `${subject} leads to addresses that are not its own`;
  return /^\S+ \(.*\)$/.test(expected)
    ? `${subject} is not proved to run in ${expected}`
    : `Nothing proves which place ${subject} is`;
}

const TITLES: Readonly<Record<string, Title>> = {
  identity: {
    wrong: unproved,
    unknown: unproved,
  },
  domain: {
    wrong: ({ subject }) => `The name ${subject} does not lead where it must`,
    unknown: ({ subject }) => `It is not known where the name ${subject} leads`,
  },
  certificate: {
    wrong: ({ subject }) => `The certificate of ${subject} will not do`,
    unknown: ({ subject }) => `The certificate of ${subject} could not be looked at`,
  },
  reachable: {
    wrong: ({ subject }) => `${subject === 'bank' ? 'The bank' : subject} does not answer`,
    unknown: ({ subject }) => `It is not known whether ${subject === 'bank' ? 'the bank' : subject} answers`,
  },
  ready: {
    wrong: ({ subject }) => `${subject} is not ready`,
    unknown: ({ subject }) => `It is not known whether ${subject} is ready`,
  },
  version: {
    wrong: ({ subject, expected }) => `${subject} does not run ${expected}`,
    unknown: ({ subject }) => `It is not known which version of ${subject} runs`,
  },
  configuration: {
    wrong: ({ subject, detail }) => `${subject} is not configured as it must be: ${detail}`,
    unknown: ({ subject, detail }) => `It is not known whether ${subject} has ${detail} as it must be`,
  },
  credential: {
    wrong: ({ subject }) => `The credential for ${theBank(subject)} does not do`,
    unknown: ({ subject }) => `The credential for ${theBank(subject)} could not be tried`,
  },
  contract: {
    wrong: () => 'The bank does not speak the version that the platform was written against',
    unknown: () => 'It is not known which version of its contract the bank speaks',
  },
  job: {
    wrong: ({ subject }) => `The job ${subject} is not alive`,
    unknown: ({ subject }) => `It is not known whether the job ${subject} is alive`,
  },
  'job-work': {
    wrong: ({ subject }) => `The job ${subject} runs, and does no work`,
    unknown: ({ subject }) => `It is not known whether the job ${subject} does its work`,
  },
  pipeline: {
    wrong: ({ subject, detail }) => wrongPipeline(subject, detail),
    unknown: ({ subject, detail }) => unknownPipeline(subject, detail),
  },
  flag: {
    wrong: ({ subject, expected }) => `The flag ${subject} is not ${expected}`,
    unknown: ({ subject, expected }) => `It is not known whether the flag ${subject} is ${expected}`,
  },
  data: {
    wrong: ({ subject }) => `The data that the demo needs is not there: ${subject}`,
    unknown: ({ subject }) => `It is not known whether the data is there that the demo needs: ${subject}`,
  },
  clock: {
    wrong: ({ subject }) => `The clock of ${subject} is wrong`,
    unknown: ({ subject }) => `It is not known what the clock of ${subject} shows`,
  },
  capacity: {
    wrong: ({ subject, detail }) => `${subject} runs out of ${detail}`,
    unknown: ({ subject, detail }) => `It is not known how much ${detail} ${subject} has left`,
  },
  logging: {
    wrong: ({ subject }) => `What ${subject} does can't be found in its log`,
    unknown: ({ subject }) => `The log of ${subject} could not be searched`,
  },
  link: {
    wrong: ({ subject, detail }) => `The ${detail} of ${subject} does not open`,
    unknown: ({ subject, detail }) => `It is not known whether the ${detail} of ${subject} opens`,
  },
  evidence: {
    wrong: ({ subject }) => `${subject} was not rehearsed as often as it should be`,
    unknown: ({ subject }) => `It is not known when ${subject} was last rehearsed`,
  },
  security: {
    wrong: ({ subject, detail }) => `${subject} is not safe to show: ${detail}`,
    unknown: ({ subject, detail }) => `It is not known whether ${subject} is safe to show: ${detail}`,
  },
};

const OTHER: Title = {
  wrong: ({ subject, expected }) => `${subject} is not as expected (${expected})`,
  unknown: ({ subject, expected }) => `It is not known whether ${subject} is as expected (${expected})`,
};

/** A finding that is no pass, as the headline of a blocker or risk. */
export function titleOf({ id, check, subject, expected, status }: Finding): string {
  const { wrong, unknown } = TITLES[check] ?? OTHER;
  const about = { subject, detail: id.split('/').slice(2).join('/'), expected };
  return status === 'unknown' ? unknown(about) : wrong(about);
}

function theBank(subject: string): string {
  return subject === 'bank' ? 'the bank' : subject;
}
