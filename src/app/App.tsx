import { lazy, Suspense } from 'react';
import { Route, Router, Switch } from 'wouter';
import { localeStore } from '../i18n/locale.ts';
import { loadExhibitWords } from '../i18n/words.ts';
import { useHashPath } from './address.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { FrontPage } from './FrontPage.tsx';
import { Loading } from './Notices.tsx';
import { useUnderWay } from './reading/underWay.ts';
import { useShownHistory } from './shownHistory.ts';
import { useFileDragged } from './useFileDragged.ts';

const ExhibitRoutes = lazy(() => import('./ExhibitRoutes.tsx'));
const Dropping = lazy(async () => {
  const [page] = await Promise.all([import('./Dropping.tsx'), loadExhibitWords(localeStore.get())]);
  return page;
});

const HistorySheet = lazy(async () => {
  const [page] = await Promise.all([
    import('./HistorySheet.tsx'),
    loadExhibitWords(localeStore.get()),
  ]);
  return page;
});

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
