import { useDesk, useScreen, useWords } from '../context.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import './transport.css';

export function PlayButton() {
  const { session } = useDesk();
  const { transport } = useWords();
  const playing = useScreen((screen) => screen.status === 'playing');
  return (
    <IconButton
      className="play-button"
      icon={playing ? 'pause' : 'play'}
      label={playing ? transport.pause : transport.play}
      onClick={() => (playing ? session.pause() : session.play())}
    />
  );
}
