import { type ComponentProps, Suspense, useCallback, useRef } from 'react';
import { leftText } from '../byhand/rowWords.ts';
import { useExhibitWords, useScreen, useTelling } from '../context.tsx';
import { Crowd, useMany } from '../crowd/many.tsx';
import { drawCrowd } from '../stage/crowd.ts';
import { messageName } from '../stage/naming.ts';
import type { MessageModel } from '../stage/project.ts';
import { Stage } from '../stage/Stage.tsx';
import { useStageKeys } from './useStageKeys.ts';

type Props = Omit<ComponentProps<typeof Stage>, 'nameMessage' | 'drawCrowd'>;

/** The stage of an exhibit: names that say when messages arrive, and all of it within reach of the keyboard. */
export function AidedStage({ children, ...props }: Props) {
  const nameMessage = useMessageNames();
  if (useMany())
    return (
      <Suspense fallback={<div className="stage">{children}</div>}>
        <Crowd {...props}>{children}</Crowd>
      </Suspense>
    );
  return (
    <Stage {...props} drawCrowd={drawCrowd} nameMessage={nameMessage}>
      <StageKeys />
      {children}
    </Stage>
  );
}

/** While the run rests a message's name says what is left of its way. */
function useMessageNames(): (message: MessageModel) => string {
  const telling = useTelling();
  const { keys } = useExhibitWords();
  const now = useScreen(({ status, time }) => (status === 'playing' ? null : time));
  return useCallback(
    (message) => {
      const name = messageName({ ...message, lost: message.lost && now === null }, telling);
      if (now === null || message.held) return name;
      const span = leftText(Math.max(message.to - now, 0));
      return message.lost ? keys.lostIn(name, span) : keys.arrivesIn(name, span);
    },
    [telling, keys, now],
  );
}

function StageKeys() {
  const mark = useRef<HTMLSpanElement>(null);
  useStageKeys(mark);
  return <span ref={mark} hidden />;
}
