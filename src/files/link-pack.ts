import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import { refuse } from './input.ts';

/** What unpacks to more is refused: eight thousand characters of an address can be made to hold megabytes. */
const MAX_UNPACKED = 1_000_000;

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Text, deflated and in the 64 characters that an address bears (RFC 4648, section 5). */
export const pack = (text: string): string => toBase64(deflateSync(strToU8(text), { level: 9 }));

/** And back; throws InputError where that is not possible. */
export function unpack(packed: string, path: readonly string[]): string {
  const bytes = fromBase64(packed) ?? refuse(path, packed, 'letters, digits, - and _');
  // A buffer of our own: the library does not write beyond it, however much there would be.
  const room = new Uint8Array(MAX_UNPACKED + 1);
  let unpacked: Uint8Array;
  try {
    unpacked = inflateSync(bytes, { out: room });
  } catch {
    return refuse(path, packed, 'an address copied whole');
  }
  if (unpacked.length > MAX_UNPACKED) {
    refuse(path, packed, `what unpacks to at most ${MAX_UNPACKED} bytes`);
  }
  return strFromU8(unpacked);
}

/** Three bytes are four digits. */
function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3);
    const bits = (a << 16) | (b << 8) | c;
    for (let j = 0; j < Math.min(bytes.length - i, 3) + 1; j++) {
      text += DIGITS[(bits >>> (18 - 6 * j)) & 63];
    }
  }
  return text;
}

/** Null where a character is none of the 64, or one is left over. */
function fromBase64(text: string): Uint8Array | null {
  if (text.length % 4 === 1) return null;
  const bytes = new Uint8Array((text.length * 3) >>> 2);
  let [bits, held, length] = [0, 0, 0];
  for (const sign of text) {
    const digit = DIGITS.indexOf(sign);
    if (digit < 0) return null;
    bits = ((bits << 6) | digit) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[length++] = bits >>> held;
  }
  return bytes;
}
