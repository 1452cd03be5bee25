/**
 * What the panel shows, kept true by asking the server: views only render this.
 *
 * All state lives on disk and is served from there, so it is right while a kernel is busy or dead and after a reload.
 * The model asks often while something moves and seldom when nothing does: every `live` milliseconds while a run is
 * live, somewhat slower while the kernel works, then less and less; rarely while nobody looks; at once after an action
 * of its own. An answer for a notebook that is no longer in front is dropped.
 */
import { Poll } from '@lumino/polling';
import { type ISignal, Signal } from '@lumino/signaling';

import {
  ApiError,
  type IArtifact,
  type IOverview,
  type IRun,
  isLive,
  type RunStatus,
  type Verb,
  type WorkspaceApi
} from './api';
import { RunHistory } from './history';

/** Milliseconds between two questions to the server. */
export interface IIntervals {
  /** While a run is live. */
  live: number;
  /** While nothing moves; after a quiet minute, twice that. */
  idle: number;
}

export const INTERVALS: IIntervals = { live: 700, idle: 5000 };
const BUSY = 1500;
const HIDDEN = 30_000;
const QUIET = 60_000;
const RERENDER = 20_000;
const PAGE = 1000;
/** How many runs are asked for at first, how many more at a time, and how many at most. */
const RUNS = 20;
const MOST_RUNS = 1000;

/** Why nothing can be shown, and whether that may pass by itself. */
export interface IProblem {
  kind: 'unreachable' | 'disabled' | 'mismatch' | 'refused';
  message: string;
}

/** What of the view outlives a reload. */
export interface IViewState {
  collapsed: string[];
  expanded: string[];
}

export class WorkspaceModel {
  constructor(
    private readonly api: WorkspaceApi,
    private readonly version: string
  ) {
    this.poll = new Poll({
      name: 'jupyter-spec:workspace',
      auto: false,
      factory: () => this.update(),
      frequency: { interval: INTERVALS.idle, backoff: true, max: HIDDEN }
    });
  }

  /** Something that is shown has changed. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /** A run has another status, or an action failed: a line to be read out. */
  get announced(): ISignal<this, string> {
    return this._announced;
  }

  /** The newest answer; null before the first one for this notebook. */
  overview: IOverview | null = null;
  problem: IProblem | null = null;
  /** The path of the notebook in front; null when there is none. */
  notebook: string | null = null;
  /** Histories of the runs that are open in the view. */
  readonly histories = new Map<string, RunHistory>();
  readonly collapsed = new Set<string>();
  readonly expanded = new Set<string>();

  get isDisposed(): boolean {
    return this.poll.isDisposed;
  }

  /** The runs that are live, the newest first. */
  get liveRuns(): IRun[] {
    return (this.overview?.runs ?? []).filter(isLive);
  }

  /** The runs that have ended, the newest first, as far as they were asked for. */
  get endedRuns(): IRun[] {
    return (this.overview?.runs ?? []).filter(run => !isLive(run));
  }

  get hasOlderRuns(): boolean {
    return (this.overview?.next ?? null) !== null && this.runs < MOST_RUNS;
  }

  dispose(): void {
    this.poll.dispose();
    Signal.clearData(this);
  }

  /** Begin to ask. */
  start(): Promise<void> {
    return this.poll.start();
  }

  /** Follow another notebook. */
  setNotebook(path: string | null): void {
    if (path === this.notebook) {
      return;
    }
    this.notebook = path;
    this.generation += 1;
    this.etag = null;
    this.overview = null;
    this.problem = null;
    this.histories.clear();
    this.runs = RUNS;
    this._changed.emit();
    void this.refresh();
  }

  /** Whether anybody looks at the panel. */
  setVisible(visible: boolean): void {
    if (visible === this.visible) {
      return;
    }
    this.visible = visible;
    if (visible) {
      void this.refresh();
    }
  }

  /** The kernel of the notebook began or ended some work, which may have changed the workspace. */
  setBusy(busy: boolean): void {
    if (busy === this.busy) {
      return;
    }
    this.busy = busy;
    this.quietSince = Date.now();
    void this.refresh();
  }

  setIntervals(intervals: IIntervals): void {
    this.intervals = intervals;
    void this.refresh();
  }

  /** Ask now, whatever the clock says. */
  async refresh(): Promise<void> {
    if (this.asking === 0) {
      return this.poll.refresh();
    }
    // The poll drops a wish to ask while it asks; yet that answer may be for another notebook, or older than an action.
    await this.update().catch(() => undefined);
  }

  restore(state: Partial<IViewState>): void {
    for (const name of state.collapsed ?? []) {
      this.collapsed.add(name);
    }
    for (const id of state.expanded ?? []) {
      this.expanded.add(id);
    }
    this._changed.emit();
  }

  get viewState(): IViewState {
    return { collapsed: [...this.collapsed], expanded: [...this.expanded] };
  }

  /** Open or close a section of the panel. */
  toggleSection(name: string): void {
    toggle(this.collapsed, name);
    this._changed.emit();
  }

  /** Open or close a run; an open one has its history kept up to date. */
  toggleRun(id: string): void {
    toggle(this.expanded, id);
    this._changed.emit();
    if (this.expanded.has(id)) {
      void this.refresh();
    }
  }

  /** From now on ask for more runs. */
  async showOlder(): Promise<void> {
    this.runs = Math.min(this.runs + RUNS, MOST_RUNS);
    this.etag = null;
    await this.refresh();
  }

  control(run: IRun, verb: Verb): Promise<void> {
    return this.act(async path => {
      await this.api.control(path, run.id, verb);
    });
  }

  rename(artifact: IArtifact, name: string): Promise<void> {
    return this.act(async path => {
      await this.api.rename(path, artifact, name);
    });
  }

  deleteArtifact(artifact: IArtifact): Promise<void> {
    return this.act(path => this.api.deleteArtifact(path, artifact));
  }

  deleteRun(run: IRun): Promise<void> {
    return this.act(async path => {
      await this.api.deleteRun(path, run.id);
      this.expanded.delete(run.id);
      this.histories.delete(run.id);
    });
  }

  /** How long to wait until the next question. */
  get interval(): number {
    if (!this.visible) {
      return HIDDEN;
    }
    if (this.liveRuns.some(run => run.status !== 'paused')) {
      return this.intervals.live;
    }
    if (this.busy) {
      return Math.max(this.intervals.live, BUSY);
    }
    return Date.now() - this.quietSince > QUIET ? 2 * this.intervals.idle : this.intervals.idle;
  }

  /** Do something on the server, then look at once. A refusal is thrown on, for the view to show. */
  private async act(work: (path: string) => Promise<void>): Promise<void> {
    try {
      await work(this.notebook ?? '');
    } finally {
      this.quietSince = Date.now();
      void this.refresh();
    }
  }

  private async update(): Promise<void> {
    const generation = this.generation;
    const turn = ++this.asked;
    this.asking += 1;
    const path = this.notebook ?? '';
    try {
      const answer = await this.api.overview(path, this.runs, this.etag);
      if (generation !== this.generation || turn < this.answered) {
        return;
      }
      this.answered = turn;
      const recovered = this.problem !== null && this.problem.kind === 'unreachable';
      if (answer !== null) {
        this.take(answer.body, answer.etag);
      } else if (recovered) {
        this.problem = null;
      }
      const grew = await this.updateHistories(path, generation);
      if (generation !== this.generation) {
        return;
      }
      if (answer !== null || recovered || grew || Date.now() - this.rendered > RERENDER) {
        this.render();
      }
    } catch (error) {
      if (generation === this.generation) {
        this.fail(error);
        throw error;
      }
    } finally {
      this.asking -= 1;
      this.poll.frequency = { ...this.poll.frequency, interval: this.interval };
    }
  }

  private take(overview: IOverview, etag: string | null): void {
    if (overview.version !== this.version) {
      this.problem = {
        kind: 'mismatch',
        message:
          `This page has jupyter_spec ${this.version}, the server has ${overview.version}. ` +
          'Reload the page; if that does not help, restart JupyterLab.'
      };
      this.overview = null;
      return;
    }
    const before = this.overview;
    this.problem = null;
    this.overview = overview;
    this.etag = etag;
    this.quietSince = Date.now();
    if (before !== null) {
      this.announceChanges(before.runs, overview.runs);
    }
  }

  private announceChanges(before: IRun[], after: IRun[]): void {
    const known = new Map<string, RunStatus>(before.map(run => [run.id, run.status]));
    for (const run of after) {
      const status = known.get(run.id);
      if (status !== run.status && (status !== undefined || isLive(run))) {
        this._announced.emit(`${run.kind} ${run.name}: ${run.status}${run.error ? `, ${run.error}` : ''}`);
      }
    }
  }

  /** Bring the histories of the open runs up to date; whether one grew. */
  private async updateHistories(path: string, generation: number): Promise<boolean> {
    const shown = (this.overview?.runs ?? []).filter(run => this.expanded.has(run.id));
    let grew = false;
    for (const run of shown) {
      const history = this.histories.get(run.id) ?? new RunHistory();
      const stamp = `${run.status} ${run.started}`;
      if (!isLive(run) && this.complete.get(history) === stamp) {
        continue;
      }
      let more = true;
      while (more) {
        const detail = await this.api.run(path, run.id, history.seq).catch(error => {
          if (error instanceof ApiError && error.status === 404) {
            return null;
          }
          throw error;
        });
        if (detail === null) {
          // Somebody deleted it since the overview was made; the next one will not have it.
          break;
        }
        if (generation !== this.generation) {
          return false;
        }
        grew ||= detail.events.length > 0 || !this.histories.has(run.id) || detail.log !== history.log;
        history.add(detail.events);
        history.log = detail.log;
        this.histories.set(run.id, history);
        more = detail.events.length >= PAGE;
      }
      this.complete.set(history, stamp);
    }
    return grew;
  }

  private fail(error: unknown): void {
    const status = error instanceof ApiError ? error.status : 0;
    const message = error instanceof Error ? error.message : String(error);
    this.etag = null;
    if (status === 0 || status >= 500) {
      // What is on screen was true a moment ago and stays; the view says that it is old.
      this.problem = { kind: 'unreachable', message };
    } else {
      this.overview = null;
      this.problem =
        status === 404
          ? {
              kind: 'disabled',
              message:
                'The server part of jupyter_spec is not running. Enable it with ' +
                '“jupyter server extension enable jupyter_spec” and restart JupyterLab.'
            }
          : { kind: 'refused', message };
    }
    this.render();
  }

  private render(): void {
    this.rendered = Date.now();
    this._changed.emit();
  }

  private readonly poll: Poll;
  private readonly complete = new WeakMap<RunHistory, string>();
  private readonly _changed = new Signal<this, void>(this);
  private readonly _announced = new Signal<this, string>(this);
  private intervals = INTERVALS;
  private runs = RUNS;
  private etag: string | null = null;
  /** Which notebook it is that answers are for. */
  private generation = 0;
  /** Numbers of the last question and of the last answer taken: an older answer may arrive later. */
  private asked = 0;
  private answered = 0;
  /** How many questions are under way. */
  private asking = 0;
  private visible = true;
  private busy = false;
  private quietSince = Date.now();
  private rendered = 0;
}

function toggle(set: Set<string>, value: string): void {
  if (!set.delete(value)) {
    set.add(value);
  }
}
