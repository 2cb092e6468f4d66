import { useDesk, useExhibitWords, useScreen, useUi } from '../context.tsx';
import { ActionButton } from '../inspector/ActionButton.tsx';
import { closePanel } from '../ui.ts';
import { holdAll } from './choosing.ts';
import './byhand.css';

interface Props {
  /** Where the inbox is open anyway, nothing leads there. */
  readonly toInbox?: boolean;
}

/** Says on the stage that nothing comes by itself, for as long as that is so. */
export function HandBanner({ toInbox = true }: Props) {
  const desk = useDesk();
  const { session, ui } = desk;
  const say = useExhibitWords().byHand;
  const on = useScreen(() => session.world().byHand);
  const open = useUi(({ tab, panel }) => tab === 'inbox' && panel === null);
  if (!on) return null;
  const openInbox = () => {
    closePanel(ui);
    ui.setState({ tab: 'inbox' });
  };
  return (
    <section className="tool-hint hand-banner" aria-label={say.banner}>
      <strong>{say.banner}</strong>
      <span>{say.bannerMore}</span>
      <span className="hand-banner-acts">
        <ActionButton icon="play" onClick={() => holdAll(desk, false)}>
          {say.letAllGo}
        </ActionButton>
        {toInbox && !open && (
          <ActionButton icon="hold" title={say.openInbox} onClick={openInbox}>
            {say.tab}
          </ActionButton>
        )}
      </span>
    </section>
  );
}
