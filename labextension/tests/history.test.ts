import { expect, it } from 'vitest';

import type { IRunEvent } from '../src/api';
import { RunHistory } from '../src/history';

let seq = 0;
const metric = (step: number, about: object): IRunEvent => ({
  seq: ++seq,
  time: '',
  kind: 'metric',
  step,
  ...about
});

it('keeps curves of losses alone', () => {
  const history = new RunHistory();
  history.add([metric(1, { loss: 2, lr: 0.1 }), metric(2, { eval_loss: 3, loss: null })]);
  expect([...history.curves.keys()]).toEqual(['loss', 'eval_loss']);
});

it('replaces the steps that a resumed run repeats, so that steps only grow', () => {
  const history = new RunHistory();
  history.add([1, 2, 3, 4].map(step => metric(step, { loss: 10 - step })));
  history.add([3, 4, 5].map(step => metric(step, { loss: step })));
  expect(history.curves.get('loss')).toEqual({ steps: [1, 2, 3, 4, 5], values: [9, 8, 3, 4, 5] });
});

it('takes each event once, however often it arrives', () => {
  const history = new RunHistory();
  const events = [metric(1, { loss: 1 }), { seq: ++seq, time: '', kind: 'message', text: 'hello' }];
  history.add(events);
  history.add(events);
  expect(history.messages.map(message => message.text)).toEqual(['hello']);
  expect(history.curves.get('loss')?.steps).toEqual([1]);
});

it('keeps the last few messages', () => {
  const history = new RunHistory();
  history.add(
    Array.from({ length: 50 }, (_, at) => ({ seq: ++seq, time: '', kind: 'message', text: `line ${at}` }))
  );
  expect(history.messages.at(-1)?.text).toBe('line 49');
  expect(history.messages.length).toBeLessThan(10);
});
