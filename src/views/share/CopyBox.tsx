import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useExhibitWords } from '../context.tsx';
import { copyText } from './handing.ts';

interface Props {
  readonly text: string;
  /** What stands in the box. */
  readonly label: string;
  /** What the button says to those who do not see the box; without it, what it shows. */
  readonly copyLabel?: string;
  readonly main?: boolean;
  readonly rows: number;
  /** More that can be done with the text, behind the button. */
  readonly children?: ReactNode;
}

/** A text to take away: by a button, or by hand where the browser does not let us. */
export function CopyBox({ text, label, copyLabel, main, rows, children }: Props) {
  const { share: say } = useExhibitWords();
  const box = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState<'copied' | 'selected' | null>(null);
  const copy = async () => {
    const done = await copyText(text);
    if (!done) {
      box.current?.focus();
      box.current?.select();
    }
    setSaid(done ? 'copied' : 'selected');
  };
  // What was copied is no longer what stands here.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text is what takes the word back
  useEffect(() => setSaid(null), [text]);
  return (
    <>
      <textarea
        ref={box}
        className="share-link mono"
        aria-label={label}
        readOnly
        rows={rows}
        spellCheck={false}
        value={text}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <div className="share-ways">
        <button
          type="button"
          className={main ? 'button button-main' : 'button'}
          aria-label={copyLabel}
          onClick={() => void copy()}
        >
          {say.copy}
        </button>
        {children}
        <span className="share-note" role="status">
          {said && say[said]}
        </span>
      </div>
    </>
  );
}
