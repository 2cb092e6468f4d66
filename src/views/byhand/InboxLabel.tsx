import { useDesk, useExhibitWords, useScreen } from '../context.tsx';
import './byhand.css';

/** The label of its tab, with a dot for as long as this is where one has to choose. */
export function InboxLabel() {
  const { session } = useDesk();
  const byHand = useScreen(() => session.world().byHand);
  const say = useExhibitWords().byHand;
  return (
    <>
      {say.tab}
      {byHand && <span className="inbox-dot" aria-hidden="true" />}
    </>
  );
}
