import { useDesk, useTelling } from '../context.tsx';

/** The title of a page that the protocol names: a table, or counts. */
export function ViewLabel({ kind }: { kind: 'table' | 'counts' }) {
  const { session } = useDesk();
  const { text } = useTelling();
  const view = session.protocol.views.find((one) => one.kind === kind);
  return (view && text.views?.[view.id]) ?? kind;
}
