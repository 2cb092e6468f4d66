import { recordSentence } from '../../i18n/sentences.ts';
import type { StoryRecord } from '../../playback/types.ts';
import { useDesk, useExhibitWords, useTelling } from '../context.tsx';
import { keepFocus } from '../parts/IconButton.tsx';
import { WhyButton } from './WhyButton.tsx';

/** What one can ask about the sentence on the stage. */
export const askAbout = (record: StoryRecord) => <AskAbout record={record} />;

function AskAbout({ record }: { record: StoryRecord }) {
  const telling = useTelling();
  return (
    <>
      {record.kind === 'violation' && <WhatBroke />}
      <WhyButton seq={record.seq} about={recordSentence(record, telling)} />
    </>
  );
}

/** Leads to the broken check, with what contradicts each other. */
function WhatBroke() {
  const { ui } = useDesk();
  const { checks } = useExhibitWords();
  return (
    <button
      type="button"
      className="why-button"
      onMouseDown={keepFocus}
      onClick={() => ui.setState({ panel: null, why: null, tab: 'checks' })}
    >
      {checks.whatBroke}
    </button>
  );
}
