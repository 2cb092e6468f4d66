import { useMemo, useRef } from 'react';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { Matrix } from '../../sdk/views.ts';
import { useTelling } from '../context.tsx';
import { ViewLabel } from '../inspector/ViewLabel.tsx';
import { ShowOne } from '../pages/ShowOne.tsx';
import { useView } from '../pages/useView.ts';
import { labelText } from '../stage/naming.ts';
import { MatrixFigure } from './MatrixFigure.tsx';
import { shownMatrix } from './model.ts';
import './matrix.css';

/** What each node knows of each of many things, as the protocol describes it. */
export function MatrixTab() {
  const page = useRef<HTMLDivElement>(null);
  const telling = useTelling();
  const { session, view, moment } = useView('matrix', page);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the moment says whose world it is
  const matrices = useMemo(
    () =>
      (view?.matrices(session.world()) ?? []).map((matrix) => ({
        id: matrix.id,
        caption: labelText(matrix.caption, telling),
        matrix,
      })),
    [session, view, telling, moment],
  );
  return (
    <div ref={page}>
      <h2 className="unseen">
        <ViewLabel kind="matrix" />
      </h2>
      <ShowOne name="matrix" all={matrices}>
        {({ id, matrix }) => <OneMatrix key={id} matrix={matrix} />}
      </ShowOne>
    </div>
  );
}

function OneMatrix({ matrix }: { matrix: Matrix<ProtocolTypes> }) {
  const telling = useTelling();
  const shown = useMemo(() => shownMatrix(matrix, telling), [matrix, telling]);
  return <MatrixFigure matrix={shown} />;
}
