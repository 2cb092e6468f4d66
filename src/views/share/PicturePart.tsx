import { useState } from 'react';
import { formatCount, formatTime } from '../../i18n/format.ts';
import { recordSentence } from '../../i18n/sentences.ts';
import { useDesk, useExhibitWords, useLocale, useTelling, useWords } from '../context.tsx';
import type { Caption } from '../picture/caption.ts';
import type { Picture } from '../picture/picture.ts';
import type { Told } from '../picture/printSvg.ts';
import { canCopy, copyImage, pngOf, svgOf } from '../picture/save.ts';
import { type Subject, stageInWords, take } from '../picture/take.ts';
import { shownTheme, type Theme } from '../picture/theme.ts';
import { LOOK_BACK, latestOf } from '../stage/Narration.tsx';
import { download, fileName } from './handing.ts';
import '../picture/pictures.css';

const SCALES = [1, 2, 3] as const;
const SUBJECTS: readonly Subject[] = ['stage', 'diagram'];

/** How pictures are to be made. */
interface Wish {
  /** Null: that of the page. */
  readonly theme: Exclude<Theme, 'shown'> | null;
  readonly scale: (typeof SCALES)[number];
  readonly caption: boolean;
}

/** Stage and diagram as pictures. */
export function PicturePart() {
  const { pictures: say } = useExhibitWords();
  const [wish, setWish] = useState<Wish>({ theme: null, scale: 2, caption: true });
  return (
    <section className="share-part pictures" aria-label={say.title}>
      <h3 className="heading">{say.title}</h3>
      <p className="share-note">{say.means}</p>
      <Choices wish={wish} onWish={(change) => setWish((last) => ({ ...last, ...change }))} />
      {SUBJECTS.map((subject) => (
        <SubjectRow key={subject} subject={subject} wish={wish} />
      ))}
    </section>
  );
}

interface ChoicesProps {
  readonly wish: Wish;
  readonly onWish: (change: Partial<Wish>) => void;
}

function Choices({ wish, onWish }: ChoicesProps) {
  const { pictures: say } = useExhibitWords();
  const theme = wish.theme ?? shownTheme();
  return (
    <fieldset className="share-choices">
      <legend className="unseen">{say.title}</legend>
      <label>
        {say.theme}
        <select
          className="box"
          value={theme}
          onChange={({ currentTarget: { value } }) =>
            onWish({ theme: value === 'night' ? 'night' : 'day' })
          }
        >
          <option value="day">{say.themes.day}</option>
          <option value="night">{say.themes.night}</option>
        </select>
      </label>
      <label>
        {say.size}
        <select
          className="box"
          value={wish.scale}
          onChange={({ currentTarget: { selectedIndex } }) =>
            onWish({ scale: SCALES[selectedIndex] ?? 2 })
          }
        >
          {SCALES.map((scale) => (
            <option key={scale} value={scale}>
              {scale}×
            </option>
          ))}
        </select>
      </label>
      <label className="pictures-caption">
        <input
          type="checkbox"
          checked={wish.caption}
          onChange={({ currentTarget: { checked } }) => onWish({ caption: checked })}
        />
        {say.caption}
      </label>
    </fieldset>
  );
}

interface RowProps {
  readonly subject: Subject;
  readonly wish: Wish;
}

/** What a picture is taken of, and the ways to have it. */
function SubjectRow({ subject, wish }: RowProps) {
  const { session } = useDesk();
  const { pictures: say } = useExhibitWords();
  const about = useAbout();
  const [said, setSaid] = useState('');
  const what = say.subjects[subject];
  const name = (ending: string) =>
    fileName(session, `.${subject}-${session.screen().seq}.${ending}`);

  /** Takes the picture and hands it on; what came of it is said. */
  const hand = async (on: (picture: Picture) => Promise<string>) => {
    const caption = wish.caption ? about.caption(subject) : null;
    const picture = take(subject, wish.theme ?? 'shown', caption);
    setSaid(picture ? await on(picture) : '');
  };
  const saveSvg = async (picture: Picture) => {
    const svg = await svgOf(picture, about.told(subject));
    download(name('svg'), [svg], svg.type);
    return say.savedSvg;
  };
  const withPng =
    (give: (png: Blob, size: string) => string | Promise<string>) => async (picture: Picture) => {
      const png = await pngOf(picture, wish.scale);
      return png ? give(png, pixels(picture, wish.scale)) : say.tooLarge;
    };
  const savePng = (png: Blob, size: string) => {
    download(name('png'), [png], png.type);
    return say.saved(size);
  };
  // Where copying is not allowed, a file serves as well.
  const copyPng = async (png: Blob, size: string) => {
    if (await copyImage(png)) return say.copied(size);
    savePng(png, size);
    return say.notCopied;
  };
  return (
    <div className="share-row">
      <span>{what}</span>
      {canCopy() && (
        <button
          type="button"
          className="button"
          aria-label={say.copyOf(what)}
          onClick={() => void hand(withPng(copyPng))}
        >
          {say.copy}
        </button>
      )}
      <button
        type="button"
        className="button"
        aria-label={say.saveAs(what, 'PNG')}
        onClick={() => void hand(withPng(savePng))}
      >
        PNG
      </button>
      <button
        type="button"
        className="button"
        aria-label={say.saveAs(what, 'SVG')}
        onClick={() => void hand(saveSvg)}
      >
        SVG
      </button>
      <span className="share-note" role="status">
        {said}
      </span>
    </div>
  );
}

const pixels = ({ width, height }: Picture, scale: number): string =>
  [width, height].map((side) => formatCount(Math.round(side * scale))).join(' × ');

/** What a picture says of itself, at the moment when it is taken. */
function useAbout() {
  const { session, origin } = useDesk();
  const telling = useTelling();
  const locale = useLocale();
  const { header, listing } = useWords();
  const { pictures: say, transport } = useExhibitWords();
  const title = `${session.protocol.text[locale].name} · ${origin.title[locale]}`;
  const when = () => formatTime(session.screen().time);
  const caption = (subject: Subject): Caption => {
    const digest = session.digest();
    const latest = subject === 'stage' ? latestOf(session.story(LOOK_BACK)) : undefined;
    return {
      said: latest ? recordSentence(latest, telling) : null,
      title,
      facts: [
        when(),
        transport.event(formatCount(session.screen().seq)),
        header.seed(String(session.scenario.seed)),
        say.digest(digest),
      ],
    };
  };
  const told = (subject: Subject): Told => ({
    title: say.named(say.subjects[subject], title, when()),
    description:
      subject === 'stage' ? stageInWords().join(say.between) : session.names().join(listing),
    language: locale,
  });
  return { caption, told };
}
