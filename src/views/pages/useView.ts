import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { ViewDescriptor } from '../../sdk/views.ts';
import { momentOf, useDesk, usePaced } from '../context.tsx';

type Kind = ViewDescriptor<ProtocolTypes>['kind'];
type Of<K extends Kind> = Extract<ViewDescriptor<ProtocolTypes>, { readonly kind: K }>;

/** Pages are read, not watched: this often is enough, in milliseconds. Larger clusters are drawn less often. */
const PACE = 120;
const PACE_OF_MANY = 250;
const MANY = 200;

/**
 * A view of the protocol, and the moment at which it is to be looked at: what changes with the world, but not while its page is
 * out of sight.
 */
export function useView<K extends Kind>(kind: K, page: RefObject<HTMLElement | null>) {
  const { session } = useDesk();
  usePaced(session.names().length > MANY ? PACE_OF_MANY : PACE);
  const view = session.protocol.views.find((one): one is Of<K> => one.kind === kind);
  const now = momentOf(session.screen());
  const last = useRef(now);
  if (useInSight(page)) last.current = now;
  return { session, view, moment: last.current };
}

/** Whether anything of an element is on the screen; so it is taken to be at first. */
function useInSight(page: RefObject<HTMLElement | null>): boolean {
  const [seen, see] = useState(true);
  useLayoutEffect(() => {
    if (!page.current) return;
    const observer = new IntersectionObserver((entries) =>
      see(entries.at(-1)?.isIntersecting ?? true),
    );
    observer.observe(page.current);
    return () => observer.disconnect();
  }, [page]);
  return seen;
}
