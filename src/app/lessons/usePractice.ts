import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { LessonWords } from '../../i18n/words.ts';
import {
  answered,
  asked,
  asking,
  type Choice,
  choosing,
  daysTo,
  type Marks,
  marked,
  openOf,
  type Sitting,
  ticking,
} from '../../lessons/study.ts';
import type { Outline, Question } from '../../sdk/lesson.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import { useLessonWords } from '../../views/context.tsx';
import { practiceOf } from './practice.ts';
import { progressOf } from './progress.ts';
import { useToday } from './today.ts';

type Questions = readonly Question<ProtocolTypes>[];

/** Where a person is, what is known, and all that can be done about it. */
export function usePractice(exhibit: string, questions: Questions, topics: Outline['topics']) {
  const { interview: say } = useLessonWords();
  const progress = progressOf(exhibit);
  const store = practiceOf(exhibit);
  const marks = useStore(progress, (state) => state.questions);
  const kept = useStore(store);
  // What was kept may name a topic that is no more.
  const gone = kept.topic !== null && !topics.some(({ id }) => id === kept.topic);
  const sitting: Sitting = gone ? { ...kept, topic: null } : kept;
  const [today, readToday] = useToday();
  const [last, setLast] = useState<Judged | null>(null);
  const { page, focusOn } = useFocus(sitting.revealed ? ANSWER : null);
  // A page that was just opened asks something, and so does one to which one comes back the next day.
  useLayoutEffect(() => {
    const next = asking(sitting, questions, marks, today.now);
    if (next !== kept) store.setState(next);
  });
  const setMarks = (fresh: Marks) => progress.setState({ questions: { ...fresh } });
  return {
    sitting,
    marks,
    today,
    said: last && judgedText(last, say),
    page,
    setMarks,
    choose(choice: Partial<Choice>) {
      setLast(null);
      store.setState(choosing(sitting, choice, questions, marks, readToday().now));
    },
    reveal() {
      store.setState({ revealed: true });
      focusOn(ANSWER);
    },
    tick: (number: number) => store.setState({ ticked: ticking(sitting, number) }),
    judge(known: boolean) {
      const id = sitting.asked;
      if (id === null) return;
      const read = readToday();
      const mark = marked(marks[id], known, read);
      const fresh = { ...marks, [id]: mark };
      setMarks(fresh);
      store.setState(asking(answered(sitting), questions, fresh, read.now));
      const left = sitting.cram ? openOf(questions, sitting, fresh, read.now).length : null;
      setLast({ known, days: daysTo(mark.due, read), left });
      focusOn(QUESTION);
    },
    open(id: string) {
      setLast(null);
      store.setState(asked(sitting, id));
      focusOn(QUESTION);
    },
  };
}

/** What was answered last, and what comes of it. */
interface Judged {
  readonly known: boolean;
  readonly days: number;
  /** How many are left where none waits for days. */
  readonly left: number | null;
}

function judgedText({ known, days, left }: Judged, say: LessonWords['interview']): string {
  if (!known) return say.notYetNow;
  return left === null ? say.knownNow(days) : say.knownLeft(left);
}

const QUESTION = '.question-asks';
const ANSWER = '.question-answer h3';

/** Puts the focus where a person goes on reading, once that is drawn. `first`: where, as the page is opened. */
function useFocus(first: string | null): {
  readonly page: RefObject<HTMLElement | null>;
  focusOn(selector: string): void;
} {
  const page = useRef<HTMLElement>(null);
  const next = useRef(first);
  useLayoutEffect(() => {
    if (next.current === null) return;
    page.current?.querySelector<HTMLElement>(next.current)?.focus();
    next.current = null;
  });
  return {
    page,
    focusOn(selector) {
      next.current = selector;
    },
  };
}
