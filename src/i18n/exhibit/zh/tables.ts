import type { Wording } from '../../wording.ts';
import type { tables as en } from '../en/tables.ts';

export const tables: Wording<typeof en> = {
  added: '新增',
};
