import { formatTime } from '../../i18n/format.ts';
import { commandSentence, type Telling } from '../../i18n/sentences.ts';
import type { ExhibitWords } from '../../i18n/words.ts';
import type { Left } from '../../sdk/kin.ts';
import type { ParamText } from '../../sdk/text.ts';

/** What was left out of a scenario, in the words of its own protocol. */
export function leftName(
  { path: [room, name], found, deed }: Left,
  telling: Telling,
  { left }: ExhibitWords['branches']['beside'],
): string {
  const { text } = telling;
  const params: Readonly<Record<string, ParamText>> = text.params;
  const key = String(name);
  if (deed) return left.deed(formatTime(deed.at), commandSentence(deed.command, telling));
  switch (room) {
    case 'nodes':
      return left.nodes(text.kinds[key] ?? key);
    case 'params':
      return left.setting(params[key]?.label ?? key);
    case 'variant':
      return left.variant(text.variants[String(found)]?.title ?? String(found));
    case 'initial':
      return left.initial(key);
    case 'network': {
      const { from, to } = found as { readonly from: string; readonly to: string };
      return left.link(from, to);
    }
    default:
      return left.workload;
  }
}
