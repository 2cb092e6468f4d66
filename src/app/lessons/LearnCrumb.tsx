import type { Outline } from '../../sdk/lesson.ts';
import { useLessonWords, useLocale } from '../../views/context.tsx';
import { CrumbMenu } from '../CrumbMenu.tsx';

interface Props {
  readonly exhibit: string;
  readonly name: string;
  readonly outline: Outline;
  /** The chapter that is open. */
  readonly chapter: string;
}

/** Where one is, and the other chapters. */
export function LearnCrumb({ exhibit, name, outline, chapter }: Props) {
  const locale = useLocale();
  const { learn: say } = useLessonWords();
  const title = outline.chapters.find(({ id }) => id === chapter)?.title[locale] ?? chapter;
  return (
    <CrumbMenu
      label={say.chapters}
      within={name}
      current={chapter}
      title={title}
      places={outline.chapters.map((one) => ({
        id: one.id,
        href: `#/${exhibit}/learn/${one.id}`,
        title: one.title[locale],
        note: one.about[locale],
      }))}
    />
  );
}
