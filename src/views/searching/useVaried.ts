import { useCallback, useMemo } from 'react';
import { useDesk, useExhibitWords, useTelling } from '../context.tsx';
import { type Group, settingAt, settingsOf } from '../settings/model.ts';
import { valueText } from '../settings/typing.ts';
import { variedGroups } from './sweep.ts';

/** The settings of the run that can be varied, as it began with them. */
export function useVaried(): readonly Group[] {
  const { session } = useDesk();
  const { words, text } = useTelling();
  const say = useExhibitWords().settings;
  const { protocol, scenario } = session;
  return useMemo(() => {
    const { params, members, network, diskWrite } = scenario;
    const now = { params, members, network: network.all, diskWrite };
    const present = { ...now, mixedLinks: false, mixedDisks: false };
    return variedGroups(
      settingsOf({ protocol, origin: scenario, scenario, present, draft: {}, text, words, say }),
    );
  }, [protocol, scenario, text, words, say]);
}

/** A value of a setting, as one would say it. */
export function useValueText(path: string): (value: unknown) => string {
  const say = useExhibitWords().settings;
  const setting = settingAt(useVaried(), path);
  return useCallback(
    (value) => (setting ? valueText(setting.control, value, say) : String(value)),
    [setting, say],
  );
}

/** What the setting is called. */
export function useSettingLabel(path: string): string {
  return settingAt(useVaried(), path)?.label ?? path;
}
