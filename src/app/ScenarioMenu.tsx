import { useLocale, useWords } from '../views/context.tsx';
import { CrumbMenu } from './CrumbMenu.tsx';
import type { Listed } from './exhibit.ts';

interface Props {
  readonly exhibit: string;
  readonly title: string;
  readonly current: Listed;
  readonly scenarios: readonly Listed[];
}

/** Where one is, and the other scenarios of the same exhibit. */
export function ScenarioMenu({ exhibit, title, current, scenarios }: Props) {
  const locale = useLocale();
  const { header } = useWords();
  return (
    <CrumbMenu
      label={header.scenarios}
      within={title}
      current={current.id}
      title={current.title[locale]}
      places={scenarios.map((one) => ({
        id: one.id,
        href: `#/${exhibit}/${one.id}`,
        title: one.title[locale],
        note: one.watch[locale],
      }))}
    />
  );
}
