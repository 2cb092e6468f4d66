import type { ExhibitWords } from '../../i18n/words.ts';
import { useExhibitWords } from '../context.tsx';
import type { FoundStep } from './searching.ts';

/** A way that was found, step by step. */
export function Way({ steps }: { readonly steps: readonly FoundStep[] }) {
  const say = useExhibitWords().searching.steps;
  return (
    <details className="searching-way" open>
      <summary>{say.title}</summary>
      <ol>
        {steps.map((step, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a way does not change, and its steps may be alike
          <li key={i} data-take={step.take}>
            {stepText(step, say)}
          </li>
        ))}
      </ol>
    </details>
  );
}

function stepText(step: FoundStep, say: ExhibitWords['searching']['steps']): string {
  switch (step.take) {
    case 'deliver':
    case 'drop':
    case 'duplicate':
      return say[step.take](step.what, step.from, step.to);
    case 'fire':
    case 'request':
      return say[step.take](step.what, step.node);
    case 'partition':
      return say.partition(step.groups.map((group) => group.join(', ')).join(' | '));
    default:
      return say[step.take](step.node);
  }
}
