import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { INTERVALS, WorkspaceModel } from '../src/model';
import { FakeServer, overview, run, VERSION } from './fake';

let server: FakeServer;
let model: WorkspaceModel;

beforeEach(() => {
  vi.useFakeTimers();
  server = new FakeServer();
  model = new WorkspaceModel(server.api, VERSION);
  void model.start();
});

afterEach(() => {
  model.dispose();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
const overviews = () => server.asked.filter(line => line === 'GET workspace').length;

describe('how often it asks', () => {
  it('asks often while a run is live, seldom when it has ended', async () => {
    server.overviews.set('', overview({ runs: [run('1')] }));
    await pass(INTERVALS.idle + 100);
    server.asked = [];
    await pass(7000);
    expect(overviews()).toBeGreaterThanOrEqual(9);
    server.overviews.set('', overview({ runs: [run('1', { status: 'done' })] }));
    await pass(INTERVALS.live);
    server.asked = [];
    await pass(10_000);
    expect(overviews()).toBeLessThanOrEqual(2);
    await pass(120_000);
    server.asked = [];
    await pass(40_000);
    expect(overviews()).toBeLessThanOrEqual(4);
  });

  it('asks rarely while hidden, and at once when shown', async () => {
    server.overviews.set('', overview({ runs: [run('1')] }));
    await pass(6000);
    model.setVisible(false);
    await pass(2000);
    server.asked = [];
    await pass(60_000);
    expect(overviews()).toBeLessThanOrEqual(2);
    server.asked = [];
    model.setVisible(true);
    await pass(50);
    expect(overviews()).toBe(1);
  });

  it('asks at once when the kernel begins and ends work, and faster in between', async () => {
    await pass(6000);
    server.asked = [];
    model.setBusy(true);
    await pass(50);
    expect(overviews()).toBe(1);
    await pass(6000);
    expect(overviews()).toBeGreaterThanOrEqual(4);
  });

  it('asks ever more slowly when the server does not answer, and recovers', async () => {
    // The poll waits a random time between the interval and three times its last wait: here always the middle.
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    server.overviews.set('', overview({ runs: [run('1')] }));
    await pass(6000);
    server.failure = 'network';
    await pass(2000);
    expect(model.problem?.kind).toBe('unreachable');
    expect(model.overview, 'what was known stays on screen').not.toBeNull();
    server.asked = [];
    await pass(60_000);
    const first = overviews();
    expect(first).toBeLessThan(10);
    await pass(60_000);
    expect(overviews() - first, 'the longest wait is half a minute').toBeLessThan(3);
    server.failure = null;
    await pass(60_000);
    expect(model.problem).toBeNull();
  });

  it('does not render what did not change', async () => {
    server.overviews.set('', overview({ runs: [run('1')] }));
    await pass(6000);
    const rendered = vi.fn();
    model.changed.connect(rendered);
    await pass(5000);
    expect(rendered).not.toHaveBeenCalled();
  });
});

describe('older runs', () => {
  const ended = (count: number) =>
    Array.from({ length: count }, (_, i) => run(`${100 + count - i}`, { status: 'done' }));

  it('shows more when asked, and loses none when a new one begins or one is resumed', async () => {
    server.overviews.set('', overview({ runs: ended(25) }));
    await pass(6000);
    expect(model.endedRuns.length).toBe(20);
    expect(model.hasOlderRuns).toBe(true);
    await model.showOlder();
    await pass(50);
    expect(model.endedRuns.length).toBe(25);
    expect(model.hasOlderRuns).toBe(false);
    const runs = ended(25).map(one => (one.id === '101' ? run('101') : one));
    server.overviews.set('', overview({ runs: [run('200'), ...runs] }));
    await pass(12_000);
    expect(model.liveRuns.map(one => one.id)).toEqual(['200', '101']);
    expect(model.endedRuns.length).toBe(24);
    server.overviews.set('', overview({ runs: ended(26) }));
    await pass(12_000);
    expect(model.endedRuns.length).toBe(26);
    model.setNotebook('b.ipynb');
    server.overviews.set('b.ipynb', overview({ runs: ended(25) }));
    await pass(6000);
    expect(model.endedRuns.length).toBe(20);
  });
});

describe('which notebook it is about', () => {
  it('drops an answer for a notebook that is no longer in front', async () => {
    server.overviews.set('a.ipynb', overview({ workspace: 'of a' }));
    server.overviews.set('b.ipynb', overview({ workspace: 'of b' }));
    let open = (): void => undefined;
    server.gate = new Promise(resolve => (open = resolve));
    model.setNotebook('a.ipynb');
    await pass(10);
    server.gate = Promise.resolve();
    model.setNotebook('b.ipynb');
    await pass(10);
    open();
    await pass(10);
    expect(model.overview?.workspace).toBe('of b');
  });

  it('shows nothing of the former notebook while it asks', async () => {
    server.overviews.set('a.ipynb', overview({ workspace: 'of a' }));
    model.setNotebook('a.ipynb');
    await pass(10);
    model.setNotebook('b.ipynb');
    expect(model.overview).toBeNull();
  });
});

describe('what goes wrong', () => {
  it('says how to mend a page and a server of two versions', async () => {
    server.overviews.set('', overview({ version: '9.9.9' }));
    await pass(6000);
    expect(model.problem?.kind).toBe('mismatch');
    expect(model.problem?.message).toContain('9.9.9');
    expect(model.problem?.message).toContain('Reload the page');
  });

  it.each([
    [404, '{"message": "Not Found"}', 'disabled', 'jupyter server extension enable'],
    [403, '{"message": "outside of the root"}', 'refused', 'outside of the root'],
    [400, '{"message": "format 99: upgrade jupyter_spec"}', 'refused', 'upgrade jupyter_spec'],
    [502, '<html>Bad gateway</html>', 'unreachable', '502']
  ])('explains HTTP %i', async (status, body, kind, words) => {
    server.failure = { status, body };
    await pass(6000);
    expect(model.problem?.kind).toBe(kind);
    expect(model.problem?.message).toContain(words);
  });

  it('throws the refusal of an action on, and looks again', async () => {
    await pass(6000);
    server.asked = [];
    server.failure = { status: 400, body: '{"message": "run 1 has ended"}' };
    await expect(model.control(run('1'), 'stop')).rejects.toThrow('run 1 has ended');
    await pass(10);
    expect(server.asked).toEqual(['POST runs/1/stop', 'GET workspace']);
  });
});

describe('what it tells', () => {
  it('announces a new live run and each change of status, once', async () => {
    const said: string[] = [];
    model.announced.connect((_, line) => said.push(line));
    server.overviews.set('', overview({ runs: [run('0', { status: 'done' })] }));
    await pass(6000);
    expect(said).toEqual([]);
    server.overviews.set('', overview({ runs: [run('1'), run('0', { status: 'done' })] }));
    await pass(11_000);
    server.overviews.set('', overview({ runs: [run('1', { status: 'failed', error: 'no memory' })] }));
    await pass(11_000);
    expect(said).toEqual(['lora tone: running', 'lora tone: failed, no memory']);
  });

  it('keeps the history of an open run up to date, and reads that of an ended one once', async () => {
    server.overviews.set('', overview({ runs: [run('1')] }));
    server.events.set('1', [{ seq: 1, time: '', kind: 'metric', step: 1, loss: 2 }]);
    model.toggleRun('1');
    await pass(6000);
    server.events.get('1')!.push({ seq: 2, time: '', kind: 'metric', step: 2, loss: 1 });
    await pass(1000);
    expect(model.histories.get('1')?.curves.get('loss')).toEqual({ steps: [1, 2], values: [2, 1] });
    server.overviews.set('', overview({ runs: [run('1', { status: 'done' })] }));
    await pass(2000);
    server.asked = [];
    await pass(30_000);
    expect(server.asked).not.toContain('GET runs/1');
  });

  it('reads a long history page by page', async () => {
    server.overviews.set('', overview({ runs: [run('1', { status: 'done' })] }));
    server.events.set(
      '1',
      Array.from({ length: 2500 }, (_, at) => ({ seq: at + 1, time: '', kind: 'metric', step: at, loss: at }))
    );
    model.toggleRun('1');
    await pass(6000);
    expect(model.histories.get('1')?.curves.get('loss')?.steps).toHaveLength(2500);
  });

  it('keeps what is open and closed', () => {
    model.toggleSection('index');
    model.toggleRun('1');
    const again = new WorkspaceModel(server.api, VERSION);
    again.restore(model.viewState);
    expect(again.viewState).toEqual({ collapsed: ['index'], expanded: ['1'] });
    again.toggleSection('index');
    expect(again.viewState.collapsed).toEqual([]);
    again.dispose();
  });
});
