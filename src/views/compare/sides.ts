import { commandSentence } from '../../i18n/sentences.ts';
import type { Session } from '../../playback/types.ts';
import { branchName } from '../branches/naming.ts';
import { useDesk, useExhibitWords, useLocale, useTelling } from '../context.tsx';
import type { Beside } from '../ui.ts';
import { settingDifferences } from './settings.ts';

/** What a run is called beside the other, and how it differs from it. */
export interface SideName {
  readonly letter: 'A' | 'B';
  readonly name: string;
  readonly means: string;
}

/** The names of the two runs: A is the one that was there, B the one that was laid beside it. */
export function useSideNames(beside: Beside): readonly [SideName, SideName] {
  const { session } = useDesk();
  const branchSide = useBranchSide();
  const settings = useSettingsText(session, beside);
  const locale = useLocale();
  const say = useExhibitWords().branches.beside;
  if (beside.kind === 'exhibit') {
    const { title } = session.scenario;
    const nameOf = ({ protocol }: Session) => protocol.text[locale].name;
    return [
      { letter: 'A', name: nameOf(session), means: title[locale] },
      { letter: 'B', name: nameOf(beside.session), means: say.retold(beside.left.length) },
    ];
  }
  if (beside.kind === 'branch') {
    return [branchSide('A', session), branchSide('B', beside.session)];
  }
  return [
    { letter: 'A', name: say.asItIs, means: say.asItIsMeans },
    { letter: 'B', name: say.changed, means: settings },
  ];
}

function useBranchSide() {
  const telling = useTelling();
  const words = useExhibitWords();
  return (letter: SideName['letter'], run: Session): SideName => {
    const { branch, branches } = run.screen();
    const present = branches.find(({ id }) => id === branch);
    return {
      letter,
      name: present ? branchName(present, words) : '',
      means: present?.command ? commandSentence(present.command, telling) : words.branches.original,
    };
  };
}

function useSettingsText({ protocol, scenario }: Session, beside: Beside): string {
  const locale = useLocale();
  const { words, text } = useTelling();
  const { settings, branches } = useExhibitWords();
  if (beside.kind !== 'settings') return '';
  return settingDifferences(scenario, beside.session.scenario, {
    protocol,
    text,
    words,
    say: settings,
  })
    .map(({ label, here, there }) => branches.beside.setting(label, there, here))
    .join(locale === 'zh' ? '；' : '; ');
}
