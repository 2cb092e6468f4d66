import { useEffect, useRef, useState } from 'react';
import type { Problem } from '../../sdk/changes.ts';
import type { Kin } from '../compare/kin.ts';
import { useDesk, useExhibitWords, useLocale } from '../context.tsx';
import { ActionButton } from '../inspector/ActionButton.tsx';
import { problemText } from '../share/problem.ts';
import { layBeside } from '../ui.ts';

/** Lets another exhibit play the scenario beside this run. */
export function BesideKin({ kin }: { kin: Kin }) {
  const { ui } = useDesk();
  const locale = useLocale();
  const words = useExhibitWords();
  const [opening, setOpening] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);
  const title = kin.title[locale];
  const open = async () => {
    setOpening(true);
    const opened = await kin.open().catch(notLoaded);
    if ('field' in opened) {
      setProblem(opened);
      setOpening(false);
      // Whoever has put the panel away meanwhile wants something else.
    } else if (gone.current) opened.session.dispose();
    else layBeside(ui, opened);
  };
  return (
    <>
      <ActionButton
        icon="compare"
        title={words.branches.exhibitBesideMeans(title)}
        disabled={opening}
        onClick={() => void open()}
      >
        {words.branches.exhibitBeside(title)}
      </ActionButton>
      <p role="alert" className="branch-fault">
        {problem && problemText(problem, words)}
      </p>
    </>
  );
}

const notLoaded = (error: unknown): Problem => ({ field: '', message: String(error) });
