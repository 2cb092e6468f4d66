import { type ReactNode, useState } from 'react';
import { must } from '../../core/assert.ts';
import { formatSpeed } from '../../i18n/format.ts';
import { useDesk, useExhibitWords, useLocale, useWords } from '../context.tsx';
import { SPEEDS, speedStop } from '../transport/speed.ts';
import { CopyBox } from './CopyBox.tsx';
import {
  EMBED_THEMES,
  type Embedding,
  embedAddress,
  type FrameSize,
  isFromDisk,
  LANGS,
  LANGUAGES,
  measureOf,
  PLAIN,
  snippetOf,
} from './embedding.ts';
import { useLink } from './useLink.ts';
import './embedPart.css';

const PRESETS = {
  usual: { width: '640', height: '480' },
  wide: { width: '960', height: '540' },
  phone: { width: '320', height: '400' },
  column: { width: '100%', height: '480' },
} as const satisfies Record<string, FrameSize>;

type Preset = keyof typeof PRESETS | 'free';

const SCALES = [0.75, 1, 1.25, 1.5, 2];

/** The run in a frame of another page. */
export function EmbedPart() {
  const { session } = useDesk();
  const { embed: say } = useExhibitWords();
  const [frame, setFrame] = useState<FrameSize>(PRESETS.usual);
  const [embedding, setEmbedding] = useState<Embedding>(() => ({
    ...PLAIN,
    speed: SPEEDS[speedStop(session.screen().speed)] ?? null,
  }));
  return (
    <section className="share-part embed-part" aria-label={say.title}>
      <h3 className="heading">{say.title}</h3>
      <p className="share-note">{say.means}</p>
      <div className="embed-choices">
        <FrameChoice onChange={setFrame} />
        <Choices
          embedding={embedding}
          onChange={(change) => setEmbedding((last) => ({ ...last, ...change }))}
        />
      </div>
      <Snippet frame={frame} embedding={embedding} />
    </section>
  );
}

const pixels = ({ width, height }: FrameSize): string => `${width} × ${height}`;

/** How large the frame is: one of a few sizes, or one's own. */
function FrameChoice({ onChange }: { readonly onChange: (frame: FrameSize) => void }) {
  const { embed: say } = useExhibitWords();
  const [preset, setPreset] = useState<Preset>('usual');
  const [typed, setTyped] = useState<FrameSize>(PRESETS.usual);
  const choose = (next: Preset) => {
    setPreset(next);
    if (next === 'free') return;
    setTyped(PRESETS[next]);
    onChange(PRESETS[next]);
  };
  const type = (part: keyof FrameSize, text: string) => {
    const next = { ...typed, [part]: text };
    setTyped(next);
    const [width, height] = [measureOf(next.width, true), measureOf(next.height, false)];
    if (width !== null && height !== null) onChange({ width, height });
  };
  const box = (part: keyof FrameSize) => (
    <input
      className="embed-box"
      aria-label={say[part]}
      aria-invalid={measureOf(typed[part], part === 'width') === null}
      value={typed[part]}
      onChange={({ currentTarget }) => type(part, currentTarget.value)}
    />
  );
  const wrong = measureOf(typed.width, true) === null || measureOf(typed.height, false) === null;
  return (
    <>
      <Select label={say.frame} value={preset} onChange={(value) => choose(value as Preset)}>
        {([...Object.keys(PRESETS), 'free'] as Preset[]).map((id) => (
          <option key={id} value={id}>
            {id === 'column' || id === 'free' ? say[id] : pixels(PRESETS[id])}
          </option>
        ))}
      </Select>
      {preset === 'free' && (
        <div className="embed-free">
          {box('width')} × {box('height')}
        </div>
      )}
      <p className="share-note embed-fault" role="status">
        {preset === 'free' && wrong && say.notFrame}
      </p>
    </>
  );
}

interface ChoicesProps {
  readonly embedding: Embedding;
  readonly onChange: (change: Partial<Embedding>) => void;
}

/** What the frame's address asks for. */
function Choices({ embedding, onChange }: ChoicesProps) {
  const { embed: say } = useExhibitWords();
  const { size, speed, lang, theme } = embedding;
  return (
    <>
      <Select
        label={say.speed}
        value={String(speed)}
        onChange={(value) => onChange({ speed: Number(value) })}
      >
        {SPEEDS.map((one) => (
          <option key={one} value={one}>
            {formatSpeed(one)}
          </option>
        ))}
      </Select>
      <Select
        label={say.size}
        value={String(size)}
        onChange={(value) => onChange({ size: Number(value) })}
      >
        {SCALES.map((one) => (
          <option key={one} value={one}>
            {one * 100} %
          </option>
        ))}
      </Select>
      <Select
        label={say.lang}
        value={lang ?? 'reader'}
        onChange={(value) => onChange({ lang: LANGS.find((one) => one === value) ?? null })}
      >
        {(['reader', ...LANGS] as const).map((one) => (
          <option key={one} value={one}>
            {one === 'reader' ? say.reader : LANGUAGES[one]}
          </option>
        ))}
      </Select>
      <Select
        label={say.theme}
        value={theme}
        onChange={(value) =>
          onChange({ theme: EMBED_THEMES.find((one) => one === value) ?? 'auto' })
        }
      >
        {EMBED_THEMES.map((one) => (
          <option key={one} value={one}>
            {one === 'auto' ? say.reader : say.themes[one]}
          </option>
        ))}
      </Select>
      {(['autoplay', 'story'] as const).map((name) => (
        <label key={name} className="embed-check">
          <input
            type="checkbox"
            checked={embedding[name]}
            onChange={({ currentTarget }) => onChange({ [name]: currentTarget.checked })}
          />
          {say[name]}
        </label>
      ))}
    </>
  );
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
}

function Select({ label, value, onChange, children }: SelectProps) {
  return (
    <label className="embed-choice">
      <span>{label}</span>
      <select
        className="embed-box"
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      >
        {children}
      </select>
    </label>
  );
}

interface SnippetProps {
  readonly frame: FrameSize;
  readonly embedding: Embedding;
}

function Snippet({ frame, embedding }: SnippetProps) {
  const { session, origin, sharing } = useDesk();
  const { embed: say } = useExhibitWords();
  const { name } = useWords();
  const locale = useLocale();
  const link = useLink(must(sharing, 'the panel stands where runs are shared'));
  if (!link) return null;
  const address = embedAddress(link.url ?? link.plain, embedding);
  const title = say.frameTitle(name, session.protocol.text[locale].name, origin.title[locale]);
  return (
    <>
      <CopyBox
        text={snippetOf(address, title, frame)}
        label={say.code}
        copyLabel={say.copyCode}
        rows={5}
      >
        <a className="button" href={address} target="_blank" rel="noopener">
          {say.try}
        </a>
      </CopyBox>
      {link.url === null && <p className="share-note">{say.tooLong}</p>}
      {isFromDisk(address) && <p className="share-note">{say.fromDisk}</p>}
    </>
  );
}
