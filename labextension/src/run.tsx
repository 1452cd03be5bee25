/** One run: its state, its progress, what can be done with it, and, when it is open, its history. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { caretDownIcon } from '@jupyterlab/ui-components';
import type { ReactNode } from 'react';

import { type IRun, isLive, type RunStatus, type Verb } from './api';
import { LossChart } from './chart';
import { formatDuration, formatMoment, formatNumber, formatRate } from './format';
import type { RunHistory } from './history';

/** What the buttons of a run do. */
export interface IRunActions {
  control(run: IRun, verb: Verb): void;
  remove(run: IRun): void;
  watch(run: IRun): void;
  toggle(run: IRun): void;
}

interface IRunProps {
  run: IRun;
  history: RunHistory | undefined;
  open: boolean;
  canInsert: boolean;
  actions: IRunActions;
  trans: TranslationBundle;
}

export function RunItem(props: IRunProps): JSX.Element {
  const { run, open, actions, trans } = props;
  const body = `jp-spec-run-${run.id}`;
  return (
    <li className="jp-spec-Run" data-run={run.id} data-status={run.status}>
      <div className="jp-spec-Row">
        <button
          type="button"
          className="jp-spec-Run-title"
          aria-expanded={open}
          aria-controls={body}
          title={run.id}
          onClick={() => actions.toggle(run)}
        >
          <caretDownIcon.react className="jp-spec-Caret" tag="span" />
          <span className="jp-spec-Name">{run.name}</span>
          <span className="jp-spec-Kind">{kindName(run.kind, trans)}</span>
        </button>
        <StatusBadge status={run.status} trans={trans} />
      </div>
      {isLive(run) ? <Progress run={run} trans={trans} /> : <Outcome run={run} trans={trans} />}
      {(open || isLive(run)) && <RunButtons {...props} />}
      <div id={body} hidden={!open}>
        {open && <RunBody {...props} />}
      </div>
    </li>
  );
}

function Progress({ run, trans }: { run: IRun; trans: TranslationBundle }): JSX.Element {
  const share = run.total ? Math.min(1, (run.step ?? 0) / run.total) : null;
  const facts = progressFacts(run, trans);
  return (
    <>
      <div
        className="jp-spec-Progress"
        role="progressbar"
        aria-label={trans.__('Progress of %1', run.name)}
        aria-valuemin={0}
        aria-valuemax={run.total ?? undefined}
        aria-valuenow={share === null ? undefined : Math.min(run.step ?? 0, run.total!)}
        aria-valuetext={facts.join(', ')}
        data-unknown={share === null}
      >
        <div style={share === null ? undefined : { width: `${100 * share}%` }} />
      </div>
      <Facts facts={facts} />
      {run.message && <div className="jp-spec-Meta jp-spec-Said">{run.message}</div>}
    </>
  );
}

/** How far, how fast, how well, how long still, each as a few words. */
function progressFacts(run: IRun, trans: TranslationBundle): string[] {
  const facts: string[] = [];
  const unit = run.unit ?? trans.__('steps');
  if (run.status === 'queued') {
    facts.push(trans.__('waiting to start'));
  }
  if (run.total) {
    facts.push(`${formatNumber(run.step ?? 0)} / ${formatNumber(run.total)} ${unit}`);
  } else if (run.step) {
    facts.push(`${formatNumber(run.step)} ${unit}`);
  }
  if (run.rate && run.status === 'running') {
    facts.push(formatRate(run.rate, unit));
  }
  if (typeof run.metrics.loss === 'number') {
    facts.push(trans.__('loss %1', formatNumber(run.metrics.loss)));
  }
  if (run.eta !== null && run.status === 'running') {
    facts.push(trans.__('%1 left', formatDuration(run.eta)));
  }
  return facts;
}

function Outcome({ run, trans }: { run: IRun; trans: TranslationBundle }): JSX.Element {
  const facts: string[] = [];
  if (run.ended ?? run.created) {
    facts.push(formatMoment((run.ended ?? run.created)!));
  }
  if (run.started && run.ended) {
    facts.push(trans.__('took %1', formatDuration((Date.parse(run.ended) - Date.parse(run.started)) / 1000)));
  }
  if (run.status !== 'done' && run.total) {
    facts.push(trans.__('%1 of %2 %3', run.step ?? 0, run.total, run.unit ?? trans.__('steps')));
  }
  for (const name of ['loss', 'eval_loss', 'exact', 'contains']) {
    const value = run.metrics[name];
    if (typeof value === 'number') {
      facts.push(`${name.replaceAll('_', ' ')} ${formatNumber(value)}`);
    }
  }
  return (
    <>
      <Facts facts={facts} />
      {run.error && <div className="jp-spec-Meta jp-spec-Error">{run.error}</div>}
    </>
  );
}

/** A few words each, on as few lines as they fit, none broken. */
export function Facts({ facts }: { facts: string[] }): JSX.Element {
  return (
    <div className="jp-spec-Meta jp-spec-Facts">
      {facts.map(fact => (
        <span key={fact} title={fact}>
          {fact}
        </span>
      ))}
    </div>
  );
}

function RunButtons({ run, canInsert, actions, trans }: IRunProps): JSX.Element {
  const button = (label: string, act: () => void, enabled = true): ReactNode => (
    <button
      type="button"
      className="jp-spec-Button"
      disabled={!enabled}
      aria-label={`${label}: ${run.name}`}
      onClick={act}
    >
      {label}
    </button>
  );
  const live = isLive(run);
  const canPause = run.status === 'running';
  const canResume = run.status === 'paused' || (!live && run.status !== 'done');
  return (
    <div className="jp-spec-Buttons">
      {/* One button in one place, so that the focus stays when it becomes the other. */}
      {(canPause || canResume) &&
        button(canPause ? trans.__('Pause') : trans.__('Resume'), () =>
          actions.control(run, canPause ? 'pause' : 'resume')
        )}
      {live && button(trans.__('Stop'), () => actions.control(run, 'stop'), run.status !== 'stopping')}
      {button(live ? trans.__('Watch') : trans.__('Show'), () => actions.watch(run), canInsert)}
      {!live && button(trans.__('Delete'), () => actions.remove(run))}
    </div>
  );
}

function RunBody({ run, history, trans }: IRunProps): JSX.Element {
  if (history === undefined) {
    return <div className="jp-spec-Meta">{trans.__('Reading the journal…')}</div>;
  }
  return (
    <div className="jp-spec-Run-body">
      <LossChart history={history} trans={trans} />
      {history.messages.length > 0 && (
        <ul className="jp-spec-Messages" aria-label={trans.__('What the run said')}>
          {history.messages.map(message => (
            <li key={message.seq}>{message.text}</li>
          ))}
        </ul>
      )}
      {history.log && (
        <pre className="jp-spec-Log" tabIndex={0} aria-label={trans.__('End of the log of %1', run.name)}>
          {history.log}
        </pre>
      )}
      <div className="jp-spec-Meta jp-spec-Id">{run.id}</div>
    </div>
  );
}

export function StatusBadge({ status, trans }: { status: RunStatus; trans: TranslationBundle }): JSX.Element {
  const names: Record<RunStatus, string> = {
    queued: trans.__('queued'),
    running: trans.__('running'),
    paused: trans.__('paused'),
    stopping: trans.__('stopping'),
    done: trans.__('done'),
    stopped: trans.__('stopped'),
    failed: trans.__('failed'),
    crashed: trans.__('crashed')
  };
  return (
    <span className="jp-spec-Badge" data-status={status}>
      {names[status] ?? status}
    </span>
  );
}

function kindName(kind: string, trans: TranslationBundle): string {
  const names: Record<string, string> = {
    index: trans.__('indexing'),
    lora: trans.__('LoRA'),
    finetune: trans.__('finetuning'),
    evaluate: trans.__('evaluating'),
    merge: trans.__('merging')
  };
  return names[kind] ?? kind;
}
