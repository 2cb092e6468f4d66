import { useStore } from 'zustand';
import { formatCount } from '../../i18n/format.ts';
import { useDesk, useExhibitWords } from '../context.tsx';
import { keepFocus } from '../parts/IconButton.tsx';
import { togglePanel } from '../ui.ts';
import type { Searching } from './searching.ts';
import './beyond.css';

/** From the checks of this run, which happened once, to what else can happen. */
export function Beyond() {
  const { searching } = useDesk();
  return searching && <Ways searching={searching} />;
}

function Ways({ searching }: { readonly searching: Searching }) {
  const { ui } = useDesk();
  const say = useExhibitWords().searching;
  const { search, seeds, sweep, wishes } = useStore(searching.jobs);
  const running = [
    search?.status === 'running' && `${formatCount(search.look.states)} ${say.states}`,
    sweep?.status === 'running' && say.ran(formatCount(sweep.runs.length)),
    seeds?.status === 'running' && say.ran(formatCount(seeds.runs.length)),
  ].filter((one) => one !== false);
  return (
    <section className="beyond" aria-label={say.beyond}>
      <button
        type="button"
        className="button"
        onMouseDown={keepFocus}
        onClick={() => togglePanel(ui, 'search')}
      >
        {say.search}
      </button>
      <button
        type="button"
        className="button"
        onMouseDown={keepFocus}
        onClick={() => togglePanel(ui, 'seeds')}
      >
        {say.run(formatCount(wishes.seeds.count))}
      </button>
      {running.length > 0 && (
        <p>
          {say.goesOn} {running.join(', ')}
        </p>
      )}
    </section>
  );
}
