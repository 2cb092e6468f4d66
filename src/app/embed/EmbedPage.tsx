import { type ReactNode, useEffect, useRef, useState } from 'react';
import { formatCount } from '../../i18n/format.ts';
import { localeStore } from '../../i18n/locale.ts';
import { loadExhibitWords } from '../../i18n/words.ts';
import {
  type Desk,
  DeskProvider,
  useExhibitWords,
  useLocale,
  useWords,
} from '../../views/context.tsx';
import { Notice } from '../../views/parts/Notice.tsx';
import { ArrivalNotice } from '../../views/share/ArrivalNotice.tsx';
import { type Embedding, frontAddress, PLAIN, readEmbedding } from '../../views/share/embedding.ts';
import { AidedStage } from '../../views/tools/AidedStage.tsx';
import { Announcer } from '../../views/tools/Announcer.tsx';
import type { Binding } from '../../views/tools/keys.ts';
import { useKeys } from '../../views/tools/useKeys.ts';
import { useVisit } from '../address.ts';
import { ErrorBoundary } from '../ErrorBoundary.tsx';
import { keepAids } from '../keepAids.ts';
import { keepLanguage } from '../language.ts';
import { Loading } from '../Notices.tsx';
import { keepTheme } from '../theme.ts';
import { useFound } from '../useFound.ts';
import { EmbedHands } from './EmbedHands.tsx';
import { EmbedStory } from './EmbedStory.tsx';
import { EmbedTime } from './EmbedTime.tsx';
import { type EmbeddedPlace, openEmbedded } from './openEmbedded.ts';
import { usePlayInSight } from './usePlayInSight.ts';
import { WrongParameters } from './WrongParameters.tsx';
import './embed.css';
import '../../views/parts/exhibitIcons.tsx';

/** The page as it stands in a frame of another one: the stage, time and the story, and no more. */
export async function embedPage(): Promise<ReactNode> {
  const { embedding, wrong } = readEmbedding(location.search) ?? { embedding: PLAIN, wrong: [] };
  keepTheme(embedding.theme);
  keepAids();
  await keepLanguage(embedding.lang);
  await loadExhibitWords(localeStore.get());
  // Drawn larger, all of it, as a browser's own zoom would.
  document.documentElement.style.setProperty('--embed-size', String(embedding.size));
  return (
    // A frame that is clicked has the keys, also where the click itself leaves the focus where it was.
    <div className="embed" onPointerDown={() => focus()}>
      <div className="embed-page">
        <WrongParameters wrong={wrong} />
        <ErrorBoundary>
          <EmbeddedRun embedding={embedding} />
        </ErrorBoundary>
      </div>
    </div>
  );
}

function EmbeddedRun({ embedding }: { readonly embedding: Embedding }) {
  const [, exhibit = '', scenario] = useVisit().path.split('/');
  const found = useFound({ exhibit, scenario });
  const { errors } = useWords();
  if (!found) return <Loading />;
  if (found.found === 'noExhibit')
    return <NothingHere expected={errors.exhibitAmong(found.expected.join(', '))} />;
  // A scenario that no exhibit has comes with its run; one that is kept here is its reader's own.
  if (found.found === 'noScenario' || (found.own && !found.guest))
    return <NothingHere expected={errors.addressForm} />;
  return <OpenRun key={`${exhibit}/${scenario}`} place={found} embedding={embedding} />;
}

function NothingHere({ expected }: { readonly expected: string }) {
  const { errors } = useWords();
  return (
    <main className="embed-sorry">
      <h1>{errors.notFound}</h1>
      <p>{errors.found(location.hash)}</p>
      <p>{errors.expected(expected)}</p>
      <p>
        <a className="button" href={frontAddress(location.href)} target="_blank" rel="noopener">
          {errors.backHome}
        </a>
      </p>
    </main>
  );
}

interface OpenProps {
  readonly place: EmbeddedPlace;
  readonly embedding: Embedding;
}

function OpenRun({ place, embedding }: OpenProps) {
  const [laid, setLaid] = useState<{ readonly desk: Desk; readonly run: number } | null>(null);
  const { speed } = embedding;
  const [events, setEvents] = useState<number | null>(null);
  useEffect(
    () =>
      openEmbedded(place, speed, {
        progress: setEvents,
        show: (desk) => setLaid((last) => ({ desk, run: (last?.run ?? 0) + 1 })),
      }),
    [place, speed],
  );
  const locale = useLocale();
  if (!laid) return events === null ? <Loading /> : <Waiting events={events} />;
  return (
    <DeskProvider key={laid.run} desk={laid.desk}>
      <Frame title={place.scenario.title[locale]} embedding={embedding} />
    </DeskProvider>
  );
}

/** A long run is being run again. */
function Waiting({ events }: { readonly events: number }) {
  const { share } = useExhibitWords();
  return (
    <p className="loading" role="status">
      {share.replaying} · {share.replayed(formatCount(events), null)}
    </p>
  );
}

/** Keys whose panels do not stand here are the host page's. */
const allowed = ({ group, id }: Binding): boolean =>
  group === 'time' || (group === 'faults' && id !== 'holdAll') || id === 'escape';

interface FrameProps {
  readonly title: string;
  readonly embedding: Embedding;
}

function Frame({ title, embedding }: FrameProps) {
  const stage = useRef<HTMLElement>(null);
  useKeys(allowed);
  usePlayInSight(stage, embedding.autoplay);
  return (
    <>
      <ArrivalNotice />
      <main className="embed-run" ref={stage} data-story={embedding.story || undefined}>
        <h1 className="unseen">{title}</h1>
        <div className="embed-stage">
          <AidedStage foot={0} head={0}>
            <Announcer />
            <Notice />
          </AidedStage>
        </div>
        {embedding.story && <EmbedStory />}
        <EmbedHands />
        <EmbedTime />
      </main>
    </>
  );
}
