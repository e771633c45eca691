import type { Finding } from '../../model/finding.ts';
import { finding as sample } from '../verdict/samples.ts';

/** A finding that fails, but for what is given. */
export function finding({ id, status = 'fail', ...over }: Partial<Finding> & { id: string }): Finding {
  return sample(id, status, { observed: 'otherwise', ...over });
}
