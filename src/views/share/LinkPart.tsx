import { lazy, Suspense, useState } from 'react';
import { formatTime } from '../../i18n/format.ts';
import { branchName } from '../branches/naming.ts';
import { useDesk, useExhibitWords, useWords } from '../context.tsx';
import { draftOf } from '../settings/draft.ts';
import { CopyBox } from './CopyBox.tsx';
import { isFromDisk } from './embedding.ts';
import type { Sharing } from './sharing.ts';
import { useLink } from './useLink.ts';

const QrCode = lazy(() => import('./QrCode.tsx'));

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

function Address({ url }: { readonly url: string }) {
  const { session } = useDesk();
  const { share: say } = useExhibitWords();
  /** What the code says that was asked for. */
  const [coded, setCoded] = useState<string | null>(null);
  // A code that changes every second is not for cameras: it waits until the run stands still.
  if (coded !== null && coded !== url && session.screen().status === 'paused') setCoded(url);
  return (
    <>
      <CopyBox text={url} label={say.linkLabel} main rows={3}>
        <button
          type="button"
          className="button"
          aria-expanded={coded !== null}
          onClick={() => setCoded(coded === null ? url : null)}
        >
          {say.qr.name}
        </button>
      </CopyBox>
      <Suspense fallback={<p className="share-note">{say.qr.drawing}</p>}>
        {coded !== null && <QrCode url={coded} />}
      </Suspense>
      {isFromDisk(url) && <p className="share-note">{say.fromDisk}</p>}
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
