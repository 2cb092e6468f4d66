import type { WrittenProtocol } from '../../sdk/forms.ts';
import { forms } from './forms.ts';
import { machine } from './protocol.ts';
import type { RaftTypes } from './types.ts';

export const raft: WrittenProtocol<RaftTypes> = { ...machine, forms };
