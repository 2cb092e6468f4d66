import { equalPlain } from '../../core/plain.ts';
import type { Scenario } from '../../sdk/scenario.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import { type Source, settingsOf } from '../settings/model.ts';
import { valueText } from '../settings/typing.ts';

type Run = Scenario<ProtocolTypes>;

/** A setting that two runs of one scenario began with otherwise. */
export interface SettingDifference {
  readonly label: string;
  readonly here: string;
  readonly there: string;
}

/** In which settings two runs of one scenario differ, each as the panel of settings calls it. */
export function settingDifferences(
  here: Run,
  there: Run,
  saying: Pick<Source, 'protocol' | 'text' | 'words' | 'say'>,
): readonly SettingDifference[] {
  const { params, members, diskWrite } = there;
  const network = there.network.all;
  const present = { params, members, network, diskWrite, mixedLinks: false, mixedDisks: false };
  return settingsOf({ ...saying, origin: here, scenario: there, present, draft: {} })
    .flatMap(({ settings }) => settings)
    .filter(({ own, began }) => !equalPlain(own, began))
    .map(({ label, control, own, began }) => ({
      label,
      here: valueText(control, own, saying.say),
      there: valueText(control, began, saying.say),
    }));
}
