import { useMemo } from 'react';
import { useDesk, useExhibitWords } from '../context.tsx';
import { QrPicture } from '../share/QrPicture.tsx';
import { qrOf } from '../share/qr.ts';
import type { Sharing } from '../share/sharing.ts';
import { useLink } from '../share/useLink.ts';
import { useSlides } from './slides.ts';
import './codeToFollow.css';

/** The way to what the room sees, for phones: to the slide, or to the run as it stands. */
export default function CodeToFollow() {
  const { sharing } = useDesk();
  const slides = useSlides();
  if (slides) return <Card url={slides.address()} />;
  return sharing && <RunCode sharing={sharing} />;
}

function RunCode({ sharing }: { readonly sharing: Sharing }) {
  const link = useLink(sharing);
  return link && <Card url={link.url ?? link.plain} />;
}

function Card({ url }: { readonly url: string }) {
  const { present: say, share } = useExhibitWords();
  const code = useMemo(() => qrOf(url), [url]);
  return (
    <figure className="present-code">
      {code ? <QrPicture code={code} /> : <p>{share.qr.tooLong(String(url.length))}</p>}
      <figcaption>
        {say.follow}
        <span className="mono">{shown(url)}</span>
      </figcaption>
    </figure>
  );
}

/** So much of an address can be typed from a screen. */
const TYPED = 90;

const shown = (url: string): string => {
  const bare = url.replace(/^https?:\/\//, '');
  return bare.length <= TYPED ? bare : `${bare.slice(0, TYPED)}…`;
};
