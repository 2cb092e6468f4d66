import { must } from '../../core/assert.ts';
import { nextMilestone } from '../../views/actions.ts';
import { useDesk, useExhibitWords, useScreen, useWords } from '../../views/context.tsx';
import { Sign } from '../../views/parts/Icon.tsx';
import { IconButton } from '../../views/parts/IconButton.tsx';
import { pageAddress } from '../../views/share/embedding.ts';
import { useLink } from '../../views/share/useLink.ts';
import { PlayButton } from '../../views/transport/PlayButton.tsx';
import { Clock, SpeedSlider } from '../../views/transport/Transport.tsx';

/** Time in hand, as much of it as the frame is wide, and the way to the whole page. */
export function EmbedTime() {
  const desk = useDesk();
  const { session } = desk;
  const say = useExhibitWords().transport;
  const atStart = useScreen((screen) => screen.time <= 0 && screen.seq === 0);
  return (
    <section className="transport embed-time" aria-label={say.label}>
      <div className="transport-buttons">
        <IconButton
          icon="toStart"
          className="embed-spare"
          label={say.toStart}
          hotkey="Home"
          disabled={atStart}
          onClick={() => session.seek(0)}
        />
        <IconButton
          icon="stepBack"
          label={say.stepBack}
          hotkey="←"
          disabled={atStart}
          onClick={() => session.stepBack()}
        />
        <PlayButton />
        <IconButton
          icon="stepForward"
          label={say.stepForward}
          hotkey="→"
          onClick={() => session.stepForward()}
        />
        <IconButton
          icon="next"
          className="embed-spare"
          label={say.nextMilestone}
          hotkey="Shift →"
          onClick={() => nextMilestone(desk)}
        />
      </div>
      <SpeedSlider />
      <Clock />
      <OpenWhole />
    </section>
  );
}

/** Leads to the same run at the same moment on a page of its own. */
function OpenWhole() {
  const { session, sharing } = useDesk();
  const { name } = useWords();
  const { embed: say } = useExhibitWords();
  const link = useLink(must(sharing, 'an embedded run can be shared'));
  const label = link?.url === null ? say.openPlain : say.open;
  return (
    <a
      className="button embed-open"
      href={link ? pageAddress(link.url ?? link.plain) : pageAddress(location.href)}
      target="_blank"
      rel="noopener"
      title={label}
      aria-label={label}
      // It goes on over there, from here.
      onPointerDown={() => session.pause()}
      onClick={() => session.pause()}
    >
      <span>{name}</span>
      <Sign size={14}>
        <path d="M7 3.5H3.5v11h11V11M10 2.5h5.5V8M15.5 2.5l-7 7" />
      </Sign>
    </a>
  );
}
