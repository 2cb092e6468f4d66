import { type CSSProperties, useRef, useState } from 'react';
import { formatCount, formatTime } from '../../i18n/format.ts';
import { commandSentence } from '../../i18n/sentences.ts';
import { useDesk, useExhibitWords, useTelling } from '../context.tsx';
import { IconButton, keepFocus } from '../parts/IconButton.tsx';
import { NameField, useFocusAfter } from '../parts/NameField.tsx';
import { takeKey } from '../tools/chords.ts';
import { branchKeys } from '../tools/localKeys.ts';
import { layBeside } from '../ui.ts';
import { branchName } from './naming.ts';
import type { TreeRow } from './tree.ts';

interface Props {
  readonly row: TreeRow;
  /** How many rows above it its line begins. */
  readonly up: number;
  /** The end of the scale of time. */
  readonly end: number;
  readonly time: number;
  readonly present: boolean;
  readonly playhead: boolean;
}

/** One branch: its line, what it is called, how far it goes; pressing it goes there. */
export function BranchRow({ row, present, ...line }: Props) {
  const { session, ui } = useDesk();
  const telling = useTelling();
  const exhibit = useExhibitWords();
  const words = exhibit.branches;
  const [renaming, rename] = useState(false);
  const go = useRef<HTMLButtonElement>(null);
  const { branch } = row;
  const name = branchName(branch, exhibit);
  const origin = branch.command ? commandSentence(branch.command, telling) : words.original;
  const leave = (kept: string | null) => {
    if (kept !== null) session.nameBranch(branch.id, kept);
    rename(false);
  };
  useFocusAfter(go, renaming);
  return (
    <div
      className="branch-row"
      data-present={present || undefined}
      style={{ '--from': `${((row.from / line.end) * 100).toFixed(3)}%` } as CSSProperties}
    >
      <Line row={row} {...line} />
      {renaming ? (
        <NameField
          className="branch-field"
          name={branch.name ?? ''}
          label={words.nameOf(name)}
          hint={name}
          onLeave={leave}
        />
      ) : (
        <button
          ref={go}
          type="button"
          className="branch-go"
          aria-current={present || undefined}
          onMouseDown={keepFocus}
          onClick={() => session.toBranch(branch.id)}
          onKeyDown={(event) =>
            takeKey(event, branchKeys, {
              branch: (chord) => moveFocus(event.currentTarget, chord === 'ArrowDown' ? 1 : -1),
              rename: () => rename(true),
            })
          }
        >
          <span className="branch-title">
            <strong title={name}>{name}</strong>
            {present && <span className="branch-present">{words.present}</span>}
          </span>
          <span className="branch-note" title={origin}>
            {origin}
          </span>
          <span className="branch-note">
            {words.reaches(formatTime(branch.reaches), formatCount(branch.events))}
            {branch.broken !== null && (
              <em>
                {telling.words.listing}
                {words.broken(formatTime(branch.broken))}
              </em>
            )}
          </span>
        </button>
      )}
      <div className="branch-actions">
        <IconButton
          icon="rename"
          label={words.rename(name)}
          hotkey="F2"
          onClick={() => rename(true)}
        />
        {!present && (
          <IconButton
            icon="compare"
            label={words.compare(name)}
            onClick={() => layBeside(ui, { kind: 'branch', session: session.beside(branch.id) })}
          />
        )}
      </div>
    </div>
  );
}

/** A branch's line over time, its joint to the line that it leaves, and what stands on it. */
function Line({ row, up, end, time, playhead }: Omit<Props, 'present'>) {
  const part = (at: number) => `${((at / end) * 100).toFixed(3)}%`;
  const style: Record<string, string | number> = { '--to': part(row.to), '--up': up };
  if (row.course !== null) {
    style['--course'] = part(row.course);
    style['--done'] = part(Math.min(Math.max(time, row.from), row.course));
  }
  const { broken } = row.branch;
  return (
    <div className="branch-line" style={style as CSSProperties} aria-hidden="true">
      {up > 0 && <i className="branch-joint" data-course={row.course !== null || undefined} />}
      <i className="branch-whole" />
      {row.course !== null && <i className="branch-course" />}
      {row.course !== null && <i className="branch-done" />}
      {broken !== null && broken >= row.from && (
        <i className="branch-broken" style={{ left: part(broken) }}>
          ✗
        </i>
      )}
      {playhead && <i className="branch-playhead" style={{ left: part(time) }} />}
    </div>
  );
}

/** To the branch on the line above or below. */
function moveFocus(from: HTMLElement, by: 1 | -1): void {
  const tree = from.closest('.branch-tree');
  const rows = [...(tree?.querySelectorAll<HTMLElement>('.branch-go') ?? [])];
  rows[rows.indexOf(from) + by]?.focus();
}
