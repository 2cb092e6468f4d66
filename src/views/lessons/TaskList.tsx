import { useEffect, useRef, useState } from 'react';
import type { Done } from '../../lessons/judge.ts';
import { useLessonWords } from '../context.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Line } from './Prose.tsx';
import { type AnyTask, type Change, changes, OPEN, tickOf } from './ticks.ts';
import { usePlain } from './usePlain.ts';
import './tasks.css';

interface Props {
  readonly tasks: readonly AnyTask[];
  /** How they stand at the playhead, as an attempt's store has it. */
  readonly done: readonly Done[];
  /** All has been reached: what was ticked stays so. */
  readonly met?: boolean;
  /** How nodes are called to which a cue has given a name. */
  readonly names?: Readonly<Record<string, string>>;
}

/** What a challenge asks for, ticked off as it comes about; a screen reader is told of each change. */
export function TaskList({ tasks, done, met = false, names = {} }: Props) {
  return (
    <>
      <ul className="tasks">
        {tasks.map((task, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the tasks of one challenge keep their order
          <TaskItem key={i} task={task} done={done[i]} met={met} names={names} />
        ))}
      </ul>
      <Ticker tasks={tasks} done={done} names={names} />
    </>
  );
}

interface ItemProps {
  readonly task: AnyTask;
  readonly done: Done | undefined;
  readonly met: boolean;
  readonly names: Readonly<Record<string, string>>;
}

function TaskItem({ task, done = OPEN, met, names }: ItemProps) {
  const { challenge: say } = useLessonWords();
  const tick = tickOf(task, done, met);
  const [now, of] = done.count ?? [];
  return (
    <li className="task" data-tick={tick}>
      <span className="task-mark">
        {tick === 'failed' && <Icon name="broken" size={14} />}
        {(tick === 'done' || tick === 'kept') && <Icon name="check" size={14} />}
      </span>
      <span>
        <Line text={task.says} names={names} />
      </span>
      {done.count && (
        <span className="task-count mono">{say.count(String(met ? of : now), String(of))}</span>
      )}
      <span className={tick === 'kept' || tick === 'failed' ? 'task-state' : 'unseen'}>
        {say.state[tick]}
      </span>
    </li>
  );
}

/** Says what was ticked off, and what no longer is. */
function Ticker({ tasks, done, names }: Required<Omit<Props, 'met'>>) {
  const { challenge: say } = useLessonWords();
  const plain = usePlain();
  const last = useRef(done);
  const [news, setNews] = useState<readonly Change[]>([]);
  useEffect(() => {
    const fresh = changes(tasks, last.current, done);
    last.current = done;
    if (fresh.length > 0) setNews(fresh);
  }, [tasks, done]);
  const text = (change: Change) => {
    const says = tasks[change.task]?.says;
    const task = says ? plain(says, names) : '';
    const { count, tick } = change;
    return count ? say.told.count(String(count[0]), String(count[1]), task) : say.told[tick](task);
  };
  return (
    <p className="unseen" role="status">
      {news.map(text).join(' ')}
    </p>
  );
}
