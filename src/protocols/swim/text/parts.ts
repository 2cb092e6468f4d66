import type { ProtocolText } from '../../../sdk/text.ts';
import type { SwimTypes } from '../types.ts';

/** Parts of the text that stand in files of their own. */
export type SwimText = ProtocolText<SwimTypes>;
