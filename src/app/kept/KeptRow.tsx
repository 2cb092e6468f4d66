import { useRef, useState } from 'react';
import { exhibitOf } from '../../catalogue.ts';
import { formatCount } from '../../i18n/format.ts';
import { useExhibitWords, useLocale } from '../../views/context.tsx';
import { Sign } from '../../views/parts/Icon.tsx';
import { IconButton } from '../../views/parts/IconButton.tsx';
import { NameField, useFocusAfter } from '../../views/parts/NameField.tsx';
import { download } from '../../views/share/handing.ts';
import { keptAddress } from '../ownAddress.ts';
import { ago, moment } from './ago.ts';
import type { Shelf } from './KeptRuns.tsx';
import { cleanName, type RunHead } from './record.ts';
import { exhibitIn } from './titles.ts';
import '../../views/parts/exhibitIcons.tsx';

interface Props {
  readonly head: RunHead;
  readonly shelf: Shelf;
  readonly name: string;
  onRename(name: string | null): void;
  onRemove(): void;
}

/** A kept run: what it is called leads to it. */
export function KeptRow({ head, shelf, name, onRename, onRemove }: Props) {
  const { kept: say } = useExhibitWords();
  const locale = useLocale();
  const [renaming, rename] = useState(false);
  const link = useRef<HTMLAnchorElement>(null);
  useFocusAfter(link, renaming);
  const leave = (typed: string | null) => {
    rename(false);
    if (typed !== null && cleanName(typed) !== head.name) onRename(cleanName(typed));
  };
  return (
    <>
      <div className="kept-what">
        {renaming ? (
          <NameField
            className="kept-field"
            name={head.name ?? ''}
            label={say.nameOf(name)}
            hint={name}
            onLeave={leave}
          />
        ) : (
          <a
            ref={link}
            data-run={head.id}
            className="kept-name"
            href={keptAddress(head.place, head.id)}
          >
            {name}
          </a>
        )}
        <p className="kept-facts">
          {head.broken ? <em>{say.broken}</em> : <Facts head={head} shelf={shelf} />}
        </p>
      </div>
      <time
        className="kept-when"
        dateTime={new Date(head.used).toISOString()}
        title={moment(locale, head.used)}
      >
        {ago(locale, head.used, Date.now())}
      </time>
      <div className="kept-actions">
        <IconButton icon="rename" label={say.rename(name)} onClick={() => rename(true)} />
        <IconButton icon={saving} label={say.save(name)} onClick={() => void save(head, shelf)} />
        <IconButton icon={binning} label={say.remove(name)} onClick={onRemove} />
      </div>
    </>
  );
}

/** Which scenario it is of, where its name does not say that, and how much has been done. */
function Facts({ head, shelf }: Pick<Props, 'head' | 'shelf'>) {
  const { kept: say } = useExhibitWords();
  const locale = useLocale();
  const { place, title, name, seed, commands, branches, events } = head;
  const scenario = (title ?? shelf.titles.get(place))?.[locale] ?? place;
  return [
    exhibitOf(exhibitIn(place))?.title[locale] ?? place,
    name !== null && scenario,
    title && say.ownScenario,
    commands > 0 && say.commands(formatCount(commands)),
    branches > 1 && say.branches(formatCount(branches)),
    say.events(formatCount(events)),
    seed !== null && say.seed(String(seed)),
  ]
    .filter((part) => typeof part === 'string')
    .join(' · ');
}

/** In place of a run that was deleted: the way to have it back. */
export function RemovedRow({ name, onUndo }: { readonly name: string; onUndo(): void }) {
  const { kept: say } = useExhibitWords();
  return (
    <>
      <p className="kept-what kept-facts">{say.removed(name)}</p>
      {/* biome-ignore lint/a11y/noAutofocus: it stands where the pressed button stood */}
      <button type="button" className="button" autoFocus onClick={onUndo}>
        {say.undo}
      </button>
    </>
  );
}

async function save({ id, place }: RunHead, { store }: Shelf): Promise<void> {
  const [{ fileOf }, text] = await Promise.all([import('./fileOf.ts'), store.text(id)]);
  const name = `${place.replace(/\W+/g, '-')}.run.json`;
  download(name, [await fileOf(place, text ?? '')], 'application/json;charset=utf-8');
}

const saving = (
  <Sign>
    <path d="M9 2.5v8.5M5.8 8L9 11.2 12.2 8M3 12v3.5h12V12" />
  </Sign>
);
const binning = (
  <Sign>
    <path d="M3 5h12M7 5V3h4v2M4.5 5l.8 10.5h7.4L13.5 5M7.5 8v5M10.5 8v5" />
  </Sign>
);
