import type { WrittenProtocol } from '../../sdk/forms.ts';
import { advisor } from './advice.ts';
import { forms } from './forms.ts';
import { raftWith } from './protocol.ts';
import { en } from './text/en.ts';
import { zh } from './text/zh.ts';
import type { RaftTypes } from './types.ts';

export const raft: WrittenProtocol<RaftTypes> = { ...raftWith({ en, zh }), forms, advisor };
