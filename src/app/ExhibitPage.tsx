import { useEffect, useRef, useState } from 'react';
import { type Desk, DeskProvider, useDesk, useLocale, useWords } from '../views/context.tsx';
import type { Found, Listed } from './exhibit.ts';
import { openRuns } from './kept/openRuns.ts';
import { ModeNav } from './ModeNav.tsx';
import { NoSuchAddress } from './NoSuchAddress.tsx';
import { Loading } from './Notices.tsx';
import { expectedEvents } from './openGuest.ts';
import { openPlace } from './openPlace.ts';
import { Replaying } from './Replaying.tsx';
import { ScenarioMenu } from './ScenarioMenu.tsx';
import { type Address, useFound } from './useFound.ts';
import { usePageTitle } from './usePageTitle.ts';
import { useShownAddress } from './useShownAddress.ts';
import { Workbench } from './Workbench.tsx';

/** An exhibit: loads what the address names, opens its run where it was left, and shows it. */
export default function ExhibitPage({ exhibit, scenario }: Address) {
  const found = useFound({ exhibit, scenario }, openRuns);
  const { errors } = useWords();
  if (!found) return <Loading />;
  switch (found.found) {
    case 'noExhibit':
      return <NoSuchAddress expected={errors.exhibitAmong(found.expected.join(', '))} />;
    case 'noScenario':
      return (
        <NoSuchAddress
          expected={errors.scenarioAmong(found.expected.join(', '))}
          problem={found.unread}
        />
      );
    case 'exhibit':
      return <OpenExhibit found={found} />;
  }
}

type Opened = Extract<Found, { readonly found: 'exhibit' }>;

function OpenExhibit({ found }: { readonly found: Opened }) {
  const [desks, setDesks] = useState<{ readonly desk: Desk; readonly run: number } | null>(null);
  const [events, setEvents] = useState<number | null>(null);
  const stop = useRef(() => {});
  useEffect(() => {
    const opening = openPlace(found, {
      progress: setEvents,
      show(desk) {
        setEvents(null);
        setDesks((last) => ({ desk, run: (last?.run ?? 0) + 1 }));
      },
    });
    stop.current = opening.stop;
    return opening.leave;
  }, [found]);
  const { scenario, scenarios, guest } = found;
  if (events !== null) {
    const all = guest && expectedEvents(guest.told);
    return <Replaying events={events} all={all} onStop={() => stop.current()} />;
  }
  if (!desks) return <Loading />;
  return (
    // A run that starts again is another run: nothing on the page may hold on to the old one.
    <DeskProvider key={desks.run} desk={desks.desk}>
      <Exploring scenario={scenario} scenarios={scenarios} />
    </DeskProvider>
  );
}

interface ExploringProps {
  readonly scenario: Listed;
  readonly scenarios: readonly Listed[];
}

/** A run of one's own, with everything free. */
function Exploring({ scenario, scenarios }: ExploringProps) {
  const { session } = useDesk();
  const locale = useLocale();
  const { name } = session.protocol.text[locale];
  useShownAddress();
  usePageTitle(scenario.title[locale], name);
  const crumb = (
    <>
      <ScenarioMenu
        exhibit={session.protocol.id}
        title={name}
        current={scenario}
        scenarios={scenarios}
      />
      <ModeNav exhibit={session.protocol.id} mode="explore" />
    </>
  );
  return <Workbench title={scenario.title[locale]} crumb={crumb} />;
}
