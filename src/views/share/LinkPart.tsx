import { useEffect, useRef, useState } from 'react';
import { formatTime } from '../../i18n/format.ts';
import { branchName } from '../branches/naming.ts';
import { useDesk, useExhibitWords, usePaced, useWords } from '../context.tsx';
import { draftOf } from '../settings/draft.ts';
import { copyText } from './handing.ts';
import type { RunLink, Sharing } from './sharing.ts';

/** How often the link is written again while the run plays, in milliseconds. */
const PACE = 1000;

/** The link to the run as it stands, and what that link carries. */
export function LinkPart({ sharing }: { readonly sharing: Sharing }) {
  const { session } = useDesk();
  const { share: say } = useExhibitWords();
  const link = useLink(sharing);
  const digest = session.digest();
  return (
    <section className="share-part" aria-label={say.link}>
      <h3 className="heading">{say.link}</h3>
      {link?.url === null && <p className="share-note">{say.tooLong}</p>}
      {link?.url && <Address url={link.url} />}
      {link?.url && <Carried commands={link.commands} />}
      <p className="share-note">
        {say.digest} <span className="mono">{digest}</span> · {say.madeBy(sharing.version)}
      </p>
    </section>
  );
}

function useLink(sharing: Sharing): RunLink | null {
  const { session } = useDesk();
  const [link, setLink] = useState<RunLink | null>(null);
  usePaced(PACE);
  const { frame } = session.screen();
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever changes the screen changes the link
  useEffect(() => {
    let wanted = true;
    void sharing.link().then((next) => wanted && setLink(next));
    return () => {
      wanted = false;
    };
  }, [sharing, frame]);
  return link;
}

function Address({ url }: { readonly url: string }) {
  const { share: say } = useExhibitWords();
  const box = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState<'copied' | 'selected' | null>(null);
  const copy = async () => {
    const done = await copyText(url);
    if (!done) {
      box.current?.focus();
      box.current?.select();
    }
    setSaid(done ? 'copied' : 'selected');
  };
  // What was copied is no longer what stands here.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address is what takes the word back
  useEffect(() => setSaid(null), [url]);
  return (
    <>
      <textarea
        ref={box}
        className="share-link mono"
        aria-label={say.linkLabel}
        readOnly
        rows={3}
        spellCheck={false}
        value={url}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <div className="share-ways">
        <button type="button" className="button button-main" onClick={() => void copy()}>
          {say.copy}
        </button>
        <span className="share-note" role="status">
          {said && say[said]}
        </span>
      </div>
    </>
  );
}

/** What whoever opens the link gets. */
function Carried({ commands }: { readonly commands: number }) {
  const { session, changes } = useDesk();
  const { listing } = useWords();
  const words = useExhibitWords();
  const say = words.share;
  const { branch, branches, time } = session.screen();
  const info = branches[branch];
  const settings = Object.keys(draftOf(changes, session.scenario)).length;
  const parts = [
    say.scenario,
    settings > 0 && say.settings(settings),
    commands > 0 && say.commands(commands),
    branch !== 0 && info && say.branch(branchName(info, words)),
    say.moment(formatTime(time)),
  ].filter((part) => typeof part === 'string');
  return (
    <p className="share-note">
      {say.carries(parts.join(listing))}
      {branches.length > 1 && ` ${say.otherBranches}`}
    </p>
  );
}
