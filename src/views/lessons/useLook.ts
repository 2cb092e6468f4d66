import { useEffect } from 'react';
import type { NodeId } from '../../core/ids.ts';
import type { Cast } from '../../lessons/cast.ts';
import type { Found } from '../../lessons/cues.ts';
import { type Pointed, pointedAt } from '../../lessons/lit.ts';
import type { Session } from '../../playback/types.ts';
import type { Look } from '../../sdk/lesson.ts';
import type { Lit, UiStore } from '../ui.ts';

/**
 * Points at what a text speaks of, on stage, diagram and inspector, for as long as it is the text of the moment; whatever
 * the person opens or selects meanwhile is theirs. `shade`: all else is faint.
 */
export function useLook(
  { session, ui }: { readonly session: Session; readonly ui: UiStore },
  look: Look | undefined,
  found: Found | null,
  cast: Cast,
  shade = true,
): void {
  useEffect(() => {
    const pointed = pointedAt(look, found, session, cast);
    ui.setState({
      pointed,
      ...(pointed.tab && { tab: pointed.tab, panel: null }),
      ...(pointed.select !== null && {
        selection: { kind: 'node', id: pointed.select as NodeId } as const,
      }),
    });
    return () => ui.setState((now) => (now.pointed === pointed ? { pointed: null } : {}));
  }, [session, ui, look, found, cast]);
  useEffect(() => {
    if (!shade) return;
    const lit = litBy(pointedAt(look, found, session, cast), session.screen().branch);
    ui.setState({ lit });
    return () => ui.setState((now) => (now.lit === lit ? { lit: null } : {}));
  }, [session, ui, look, found, cast, shade]);
}

function litBy({ nodes, records, flights }: Pointed, branch: number): Lit | null {
  if (nodes.size + records.size === 0) return null;
  return { branch, nodes, records, flights, cone: null };
}
