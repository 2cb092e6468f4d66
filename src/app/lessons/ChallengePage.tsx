import { useCallback, useEffect, useRef, useState } from 'react';
import { DeskProvider, useLessonWords, useLocale, useWords } from '../../views/context.tsx';
import { GlossaryProvider } from '../../views/lessons/glossary.tsx';
import { NoSuchAddress } from '../NoSuchAddress.tsx';
import { Loading } from '../Notices.tsx';
import { usePageTitle } from '../usePageTitle.ts';
import { Workbench } from '../Workbench.tsx';
import { ChallengeCrumb } from './ChallengeCrumb.tsx';
import { ChallengePanel } from './ChallengePanel.tsx';
import { progressOf } from './progress.ts';
import { withScore } from './scores.ts';
import { openTrial, type Trial } from './trial.ts';
import { type AnyChallenge, useChallenges } from './useChallenges.ts';
import type { Taught } from './useTeaching.ts';

interface Props {
  readonly exhibit: string;
  readonly challenge: string;
}

/** A challenge: a run that is the person's own, and beside it what is to be brought about. */
export default function ChallengePage({ exhibit, challenge: id }: Props) {
  const lessons = useChallenges(exhibit);
  if (!lessons) return <Loading />;
  if (lessons.found === 'noExhibit') return <NoExhibit expected={lessons.expected} />;
  const { taught, part: challenges } = lessons;
  const challenge = challenges.find((one) => one.id === id);
  if (!challenge) return <NoChallenge challenges={challenges} />;
  return (
    <GlossaryProvider exhibit={exhibit} glossary={taught.glossary}>
      <Challenged exhibit={exhibit} taught={taught} challenge={challenge} challenges={challenges} />
    </GlossaryProvider>
  );
}

export function NoExhibit({ expected }: { readonly expected: readonly string[] }) {
  const { errors } = useWords();
  return <NoSuchAddress expected={errors.exhibitAmong(expected.join(', '))} />;
}

function NoChallenge({ challenges }: { readonly challenges: readonly AnyChallenge[] }) {
  const { challenge: say } = useLessonWords();
  return <NoSuchAddress expected={say.among(challenges.map(({ id }) => id).join(', '))} />;
}

interface ChallengedProps {
  readonly exhibit: string;
  readonly taught: Taught;
  readonly challenge: AnyChallenge;
  readonly challenges: readonly AnyChallenge[];
}

function Challenged({ exhibit, taught, challenge, challenges }: ChallengedProps) {
  const locale = useLocale();
  const { challenge: say } = useLessonWords();
  const title = challenge.title[locale];
  usePageTitle(title, say.title, taught.protocol.text[locale].name);
  const { trial, again, show } = useTrial(taught, challenge);
  const [hints, setHints] = useState(0);
  useScoreKept(exhibit, challenge.id, trial);
  if (!trial) return <Loading />;
  const next = challenges[challenges.indexOf(challenge) + 1];
  return (
    // A run that starts again is another run: nothing on the page may hold on to the old one.
    <DeskProvider key={trial.run} desk={trial.desk}>
      <Workbench
        title={title}
        crumb={<ChallengeCrumb exhibit={exhibit} challenges={challenges} current={challenge} />}
        lesson={
          <ChallengePanel
            exhibit={exhibit}
            challenge={challenge}
            next={next ?? null}
            trial={trial}
            hints={hints}
            onHint={() => setHints(hints + 1)}
            onAgain={again}
            onShow={show}
          />
        }
      />
    </DeskProvider>
  );
}

/** The run of the moment, and the ways to another one. */
function useTrial({ stock }: Taught, challenge: AnyChallenge) {
  const [trial, setTrial] = useState<Trial | null>(null);
  const [wish, setWish] = useState({ shown: false });
  const last = useRef<Trial | null>(null);
  useEffect(() => {
    const opened = openTrial(stock, challenge, wish.shown, last.current);
    last.current = opened;
    setTrial(opened);
    opened.solving?.start();
    return () => opened.close();
  }, [stock, challenge, wish]);
  return {
    trial,
    again: useCallback(() => setWish({ shown: false }), []),
    show: useCallback(() => setWish({ shown: true }), []),
  };
}

/** Keeps the fewest acts with which a challenge was met; a solution that is shown is nobody's. */
function useScoreKept(exhibit: string, id: string, trial: Trial | null): void {
  useEffect(() => {
    if (!trial || trial.solving) return;
    const kept = progressOf(exhibit);
    return trial.attempt.store.subscribe(({ solved }) => {
      if (solved !== null) kept.setState((now) => withScore(now, id, solved), true);
    });
  }, [exhibit, id, trial]);
}
