import { lazy, Suspense } from 'react';
import { Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { FrontPage } from './FrontPage.tsx';
import { Loading, NoSuchAddress } from './Notices.tsx';

const ExhibitPage = lazy(() => import('./ExhibitPage.tsx'));

/** The pages and their addresses; they stand behind the #, so that any static host will do. */
export function App() {
  return (
    <Router hook={useHashLocation}>
      <ErrorBoundary>
        <Suspense fallback={<Loading />}>
          <Switch>
            <Route path="/" component={FrontPage} />
            <Route path="/:exhibit/:scenario?">
              {({ exhibit, scenario }) => (
                <ExhibitPage key={`${exhibit}/${scenario}`} exhibit={exhibit} scenario={scenario} />
              )}
            </Route>
            <Route>
              <NoSuchAddress />
            </Route>
          </Switch>
        </Suspense>
      </ErrorBoundary>
    </Router>
  );
}
