import { must } from '../../core/assert.ts';
import { useDesk, useExhibitWords } from '../context.tsx';
import { Panel } from '../inspector/Panel.tsx';
import { EmbedPart } from './EmbedPart.tsx';
import { ExportPart } from './ExportPart.tsx';
import { FilePart } from './FilePart.tsx';
import { FilmPart } from './FilmPart.tsx';
import { LinkPart } from './LinkPart.tsx';
import { PicturePart } from './PicturePart.tsx';
import type { Sharing } from './sharing.ts';
import './share.css';

/** The way out of the page for a run, and the way in for others: a link, a file, and forms that other programs read. */
export function SharePanel() {
  const { share: say } = useExhibitWords();
  const sharing = useSharing();
  return (
    <Panel className="share" title={say.title} back=".share-button">
      <LinkPart sharing={sharing} />
      <FilePart sharing={sharing} />
      <PicturePart />
      <FilmPart />
      <ExportPart sharing={sharing} />
      <EmbedPart />
    </Panel>
  );
}

const useSharing = (): Sharing => must(useDesk().sharing, 'the panel stands where runs are shared');
