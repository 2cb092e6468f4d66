import { lazy, Suspense } from 'react';
import { Route, Router, Switch } from 'wouter';
import { useHashPath } from './address.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { FrontPage } from './FrontPage.tsx';
import { Loading } from './Notices.tsx';
import { useUnderWay } from './reading/underWay.ts';
import { useShownHistory } from './shownHistory.ts';
import { useFileDragged } from './useFileDragged.ts';

const ExhibitRoutes = lazy(() => import('./ExhibitRoutes.tsx'));
const Dropping = lazy(async () => (await import('./later.ts')).dropping());
const HistorySheet = lazy(async () => (await import('./later.ts')).historySheet());

/** The pages and their addresses; they stand behind the #, so that any static host will do. */
export function App() {
  const dragged = useFileDragged();
  const reading = useUnderWay() !== null;
  const history = useShownHistory();
  return (
    <Router hook={useHashPath}>
      <ErrorBoundary>
        <Suspense fallback={<Loading />}>
          <Switch>
            <Route path="/" component={FrontPage} />
            <Route component={ExhibitRoutes} />
          </Switch>
        </Suspense>
        <Suspense>{history && <HistorySheet history={history} />}</Suspense>
        <Suspense>{(dragged || reading) && <Dropping />}</Suspense>
      </ErrorBoundary>
    </Router>
  );
}
