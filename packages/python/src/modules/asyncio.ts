import { sourceModule } from './registry.ts';
import { source as events } from './asyncio-events.ts';
import { source as futures } from './asyncio-futures.ts';
import { source as groups } from './asyncio-groups.ts';
import { source as locks } from './asyncio-locks.ts';
import { source as queues } from './asyncio-queues.ts';
import { source as waiting } from './asyncio-waiting.ts';

/**
 * `asyncio`: https://docs.python.org/3.14/library/asyncio.html, without anything that waits for the world outside. Tasks
 * are scheduled in CPython's order; `sleep` passes virtual time, which is no time at all.
 */
const exported: Readonly<Record<string, string>> = {
  base_events: 'BaseEventLoop',
  coroutines: 'iscoroutine iscoroutinefunction',
  events:
    'AbstractEventLoop AbstractEventLoopPolicy DefaultEventLoopPolicy Handle TimerHandle get_event_loop get_event_loop_policy get_running_loop new_event_loop set_event_loop set_event_loop_policy _get_running_loop _set_running_loop',
  exceptions: 'BrokenBarrierError CancelledError InvalidStateError TimeoutError',
  futures: 'Future isfuture',
  locks: 'Barrier BoundedSemaphore Condition Event Lock Semaphore',
  queues: 'LifoQueue PriorityQueue Queue QueueEmpty QueueFull QueueShutDown',
  runners: 'Runner run',
  taskgroups: 'TaskGroup',
  tasks:
    'ALL_COMPLETED FIRST_COMPLETED FIRST_EXCEPTION Task all_tasks as_completed create_eager_task_factory create_task current_task eager_task_factory ensure_future gather shield sleep wait wait_for',
  timeouts: 'Timeout timeout timeout_at',
};

const names = Object.values(exported).flatMap((row) => row.split(' '));
const all = [...names.filter((name) => !name.startsWith('_')), 'EventLoop', 'SelectorEventLoop'].toSorted();

sourceModule(
  'asyncio',
  `__all__ = [${all.map((name) => `'${name}'`).join(', ')}]\n`,
  events,
  futures,
  locks,
  queues,
  waiting,
  groups,
);

for (const [part, row] of Object.entries(exported)) {
  sourceModule(`asyncio.${part}`, `from asyncio import ${row.split(' ').join(', ')}\n`);
}
