import { lazy } from 'react';
import { useDesk, useScreen } from '../context.tsx';

/** More nodes than this stand on the stage as small marks, without names. */
const MANY = 18;

/** Whether the run has more nodes than can be drawn one by one. */
export function useMany(): boolean {
  const { session } = useDesk();
  return useScreen(() => session.world().nodes.length > MANY);
}

/** The stage for so many, loaded when there are. */
export const Crowd = lazy(async () => ({ default: (await import('./Crowd.tsx')).Crowd }));
