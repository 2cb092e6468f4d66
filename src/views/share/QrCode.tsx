import { useEffect, useMemo, useRef, useState } from 'react';
import { formatCount } from '../../i18n/format.ts';
import { useDesk, useExhibitWords } from '../context.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { download, fileName } from './handing.ts';
import { QrPicture } from './QrPicture.tsx';
import { type QrModules, QUIET, qrOf, qrPath, qrSvg, SCANS_WELL } from './qr.ts';

/** Pixels a module in a saved picture. */
const SCALE = 8;

/** A link as a code for the camera of a phone. */
export default function QrCode({ url }: { readonly url: string }) {
  const { session } = useDesk();
  const { share: say } = useExhibitWords();
  const code = useMemo(() => qrOf(url), [url]);
  const [large, setLarge] = useState(false);
  if (!code)
    return (
      <p className="share-note" role="status">
        {say.qr.tooLong(formatCount(url.length))}
      </p>
    );
  const savePng = async () => {
    const picture = await pngOf(code);
    if (picture) download(fileName(session, '.qr.png'), [picture], 'image/png');
  };
  return (
    <div className="qr">
      <QrPicture code={code} />
      {url.length > SCANS_WELL && (
        <p className="share-note" role="status">
          {say.qr.long(formatCount(url.length))}
        </p>
      )}
      <div className="share-ways">
        <button type="button" className="button" onClick={() => setLarge(true)}>
          {say.qr.large}
        </button>
        <button
          type="button"
          className="button"
          aria-label={say.saveOf(say.qr.svg)}
          onClick={() =>
            download(fileName(session, '.qr.svg'), [qrSvg(code, SCALE)], 'image/svg+xml')
          }
        >
          SVG
        </button>
        <button
          type="button"
          className="button"
          aria-label={say.saveOf(say.qr.png)}
          onClick={() => void savePng()}
        >
          PNG
        </button>
      </div>
      {large && <Large code={code} onClose={() => setLarge(false)} />}
    </div>
  );
}

/** As large as the screen, for a room to read from the projector. */
function Large({ code, onClose }: { readonly code: QrModules; readonly onClose: () => void }) {
  const { share: say } = useExhibitWords();
  const sheet = useRef<HTMLDialogElement>(null);
  useEffect(() => sheet.current?.showModal(), []);
  // By itself it gives the focus back to where it was.
  const close = () => sheet.current?.close();
  return (
    <dialog
      ref={sheet}
      className="qr-large"
      aria-label={say.qr.label}
      // Keys meant for the sheet are not the page's.
      onKeyDown={(event) => event.stopPropagation()}
      onClose={onClose}
      onClick={close}
    >
      <QrPicture code={code} />
      <IconButton icon="crash" label={say.qr.close} className="qr-close" onClick={close} />
    </dialog>
  );
}

/** A picture of dots, for programs that take no other; null if this browser makes none. */
function pngOf(code: QrModules): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  const side = (code.size + 2 * QUIET) * SCALE;
  canvas.width = side;
  canvas.height = side;
  const pen = canvas.getContext('2d');
  if (!pen) return Promise.resolve(null);
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, side, side);
  pen.setTransform(SCALE, 0, 0, SCALE, QUIET * SCALE, QUIET * SCALE);
  pen.fillStyle = '#000';
  pen.fill(new Path2D(qrPath(code)));
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}
