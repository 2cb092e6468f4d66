import { must } from '../../core/assert.ts';
import { useDesk, useExhibitWords, useWords } from '../../views/context.tsx';
import { Sign } from '../../views/parts/Icon.tsx';
import { pageAddress } from '../../views/share/embedding.ts';
import { useLink } from '../../views/share/useLink.ts';
import { Clock, SpeedSlider, TimeButtons } from '../../views/transport/Transport.tsx';

/** Time in hand, as much of it as the frame is wide, and the way to the whole page. */
export function EmbedTime() {
  const say = useExhibitWords().transport;
  return (
    <section className="transport embed-time" aria-label={say.label}>
      <TimeButtons />
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
