import type { Wording } from '../../wording.ts';
import type { terms as en } from '../en/terms.ts';

export const terms: Wording<typeof en> = {
  title: '术语表',
  all: '全部术语',
};
