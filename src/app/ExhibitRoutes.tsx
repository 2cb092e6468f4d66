import { lazy } from 'react';
import { Route, Switch } from 'wouter';
import ExhibitPage from './ExhibitPage.tsx';
import { NoSuchAddress } from './NoSuchAddress.tsx';

const LearnPage = lazy(() => import('./lessons/LearnPage.tsx'));
const InterviewPage = lazy(() => import('./lessons/InterviewPage.tsx'));
const ShowPage = lazy(() => import('./lessons/ShowPage.tsx'));
const ChallengesPage = lazy(() => import('./lessons/ChallengesPage.tsx'));
const ChallengePage = lazy(() => import('./lessons/ChallengePage.tsx'));
const SpeakerPage = lazy(() => import('./lessons/SpeakerPage.tsx'));
const GlossaryPage = lazy(() => import('./lessons/GlossaryPage.tsx'));

/** The pages of an exhibit. What stands here behind its name can be no scenario's id. */
export default function ExhibitRoutes() {
  return (
    <Switch>
      <Route path="/:exhibit/learn">
        {({ exhibit }) => <LearnPage exhibit={exhibit} chapter={undefined} stop={undefined} />}
      </Route>
      <Route path="/:exhibit/learn/:chapter/:stop?">
        {({ exhibit, chapter, stop }) => (
          <LearnPage
            key={`${exhibit}/${chapter}`}
            exhibit={exhibit}
            chapter={chapter}
            stop={stop}
          />
        )}
      </Route>
      <Route path="/:exhibit/interview">
        {({ exhibit }) => <InterviewPage exhibit={exhibit} />}
      </Route>
      <Route path="/:exhibit/interview/:question">
        {({ exhibit, question }) => (
          <ShowPage key={question} exhibit={exhibit} question={question} />
        )}
      </Route>
      <Route path="/:exhibit/challenges">
        {({ exhibit }) => <ChallengesPage exhibit={exhibit} />}
      </Route>
      <Route path="/:exhibit/challenges/:challenge">
        {({ exhibit, challenge }) => (
          <ChallengePage key={challenge} exhibit={exhibit} challenge={challenge} />
        )}
      </Route>
      <Route path="/:exhibit/glossary/:term?">
        {({ exhibit, term }) => <GlossaryPage exhibit={exhibit} term={term} />}
      </Route>
      <Route path="/:exhibit/speaker/:chapter/:room">
        {({ exhibit, chapter, room }) => (
          <SpeakerPage exhibit={exhibit} chapter={chapter} room={room} />
        )}
      </Route>
      <Route path="/:exhibit/:scenario?">
        {({ exhibit, scenario }) => (
          <ExhibitPage key={`${exhibit}/${scenario}`} exhibit={exhibit} scenario={scenario} />
        )}
      </Route>
      <Route>
        <NoSuchAddress />
      </Route>
    </Switch>
  );
}
