import { useDesk, useTelling } from '../context.tsx';

/** Views whose pages the protocol gives their titles. */
type Titled = 'table' | 'matrix' | 'tree' | 'plot' | 'counts';

/** The title of a page that the protocol names. */
export function ViewLabel({ kind }: { kind: Titled }) {
  const { session } = useDesk();
  const { text } = useTelling();
  const view = session.protocol.views.find((one) => one.kind === kind);
  return (view && text.views?.[view.id]) ?? kind;
}
