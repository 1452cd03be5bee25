/**
 * What a run's events say, kept for drawing: its loss curves, its last messages.
 *
 * Events come in order of `seq`, a page at a time. A run that was resumed from a checkpoint repeats steps; what it
 * said of them before is replaced, so each curve has one value a step and its steps only grow.
 */
import type { IRunEvent } from './api';

const MESSAGES = 4;

/** One curve: `values[i]` at `steps[i]`. */
export interface ICurve {
  steps: number[];
  values: number[];
}

export class RunHistory {
  /** Curves by the name of their metric; those that end in `loss`. */
  readonly curves = new Map<string, ICurve>();
  /** The last few lines that the run said, oldest first. */
  readonly messages: { seq: number; text: string }[] = [];
  /** The number of the last event taken in. */
  seq = 0;
  /** The end of the worker's own output, if the run went wrong. */
  log = '';

  add(events: IRunEvent[]): void {
    for (const event of events) {
      if (event.seq <= this.seq) {
        continue;
      }
      this.seq = event.seq;
      if (event.kind === 'metric' && typeof event.step === 'number') {
        this.addMetrics(event.step, event);
      } else {
        this.addMessage(event);
      }
    }
  }

  private addMetrics(step: number, event: IRunEvent): void {
    for (const [name, value] of Object.entries(event)) {
      if (!name.endsWith('loss') || typeof value !== 'number') {
        continue;
      }
      const curve = this.curves.get(name) ?? { steps: [], values: [] };
      this.curves.set(name, curve);
      while (curve.steps.length > 0 && curve.steps[curve.steps.length - 1] >= step) {
        curve.steps.pop();
        curve.values.pop();
      }
      curve.steps.push(step);
      curve.values.push(value);
    }
  }

  private addMessage(event: IRunEvent): void {
    const text = describe(event);
    if (text) {
      this.messages.push({ seq: event.seq, text });
      this.messages.splice(0, this.messages.length - MESSAGES);
    }
  }
}

function describe(event: IRunEvent): string | null {
  if (event.kind === 'checkpoint') {
    return typeof event.step === 'number' ? `checkpoint at step ${event.step}` : 'checkpoint';
  }
  const said = event.message ?? (event.kind === 'message' ? event.text : null);
  return typeof said === 'string' ? said : null;
}
