import { useState } from 'react';
import { useExhibitWords } from '../../views/context.tsx';
import { IconButton } from '../../views/parts/IconButton.tsx';
import type { WrongParameter } from '../../views/share/embedding.ts';
import '../../views/share/arrival.css';

/** What the address of the frame asks for and cannot be had: for whoever writes the page around it. */
export function WrongParameters({ wrong }: { readonly wrong: readonly WrongParameter[] }) {
  const { embed: say, share } = useExhibitWords();
  const [shown, show] = useState(wrong.length > 0);
  return (
    <div className="arrival" role="alert" data-trouble>
      {shown && (
        <div className="arrival-said">
          <p>
            {say.wrong}
            {wrong.map(({ name, found }) => (
              <span key={name} className="embed-wrong">
                {say.wrongParameter(name, found, say.expected[name])}
              </span>
            ))}
          </p>
          <IconButton icon="crash" label={share.dismiss} onClick={() => show(false)} />
        </div>
      )}
    </div>
  );
}
