import { useExhibitWords } from '../context.tsx';
import { type QrModules, QUIET, qrBox, qrPath } from './qr.ts';
import './qr.css';

/** A code as a picture, dark on light whatever the theme. */
export function QrPicture({ code }: { readonly code: QrModules }) {
  const { share: say } = useExhibitWords();
  return (
    <svg className="qr-code" role="img" aria-label={say.qr.label} viewBox={qrBox(code)}>
      <rect
        x={-QUIET}
        y={-QUIET}
        width={code.size + 2 * QUIET}
        height={code.size + 2 * QUIET}
        fill="#fff"
      />
      <path d={qrPath(code)} fill="#000" />
    </svg>
  );
}
