import { useRef } from 'react';
import { must } from '../../core/assert.ts';
import { useDesk, useExhibitWords } from '../context.tsx';
import { Panel } from '../inspector/Panel.tsx';
import { ExportPart } from './ExportPart.tsx';
import { download, fileName } from './handing.ts';
import { LinkPart } from './LinkPart.tsx';
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
      <ExportPart sharing={sharing} />
    </Panel>
  );
}

const useSharing = (): Sharing => must(useDesk().sharing, 'the panel stands where runs are shared');

function FilePart({ sharing }: { readonly sharing: Sharing }) {
  const { session } = useDesk();
  const { share: say } = useExhibitWords();
  const input = useRef<HTMLInputElement>(null);
  const save = async () =>
    download(
      fileName(session, '.run.json'),
      [await sharing.runFile()],
      'application/json;charset=utf-8',
    );
  return (
    <section className="share-part" aria-label={say.file}>
      <h3 className="heading">{say.file}</h3>
      <div className="share-ways">
        <button type="button" className="button" onClick={() => void save()}>
          {say.save}
        </button>
        <button type="button" className="button" onClick={() => input.current?.click()}>
          {say.openFile}
        </button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".json,.jsonl,.ndjson,application/json"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            // The same file can be chosen again.
            currentTarget.value = '';
            if (file) void sharing.open(file);
          }}
        />
      </div>
      <p className="share-note">{say.openHint}</p>
    </section>
  );
}
