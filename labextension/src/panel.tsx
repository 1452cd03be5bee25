/** The panel: it renders the model and hands what is clicked to it. It keeps no state of its own. */
import { Dialog, InputDialog, Notification, ReactWidget, showDialog, UseSignal } from '@jupyterlab/apputils';
import type { ITranslator, TranslationBundle } from '@jupyterlab/translation';
import {
  caretDownIcon,
  deleteIcon,
  editIcon,
  type LabIcon,
  notebookIcon,
  refreshIcon
} from '@jupyterlab/ui-components';
import type { ReactNode } from 'react';

import type { ArtifactKind, IArtifact, IEngine, IRun } from './api';
import { cellActions, FIRST_STEPS, LOAD, showCell, watchCell } from './cells';
import { formatMoment, formatSize } from './format';
import { ladderIcon } from './icons';
import type { WorkspaceModel } from './model';
import { Facts, type IRunActions, RunItem } from './run';

/** The way from the panel to the notebook in front. */
export interface INotebookInFront {
  readonly canInsert: boolean;
  insert(source: string): void;
}

/** A name as the workspace accepts it. */
const NAME = '[A-Za-z0-9_\\-][A-Za-z0-9._\\-]{0,63}';

export class LadderPanel extends ReactWidget {
  constructor(
    private readonly model: WorkspaceModel,
    private readonly front: INotebookInFront,
    translator: ITranslator
  ) {
    super();
    this.trans = translator.load('jupyter_spec');
    this.id = 'jupyter-spec-panel';
    this.addClass('jp-spec-Panel');
    this.title.icon = ladderIcon;
    this.title.caption = this.trans.__('Language model ladder');
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', this.title.caption);
  }

  protected override render(): JSX.Element {
    return (
      <>
        <UseSignal signal={this.model.announced}>
          {(_, line) => (
            <div className="jp-spec-Spoken" role="status" aria-live="polite">
              {line ?? ''}
            </div>
          )}
        </UseSignal>
        <UseSignal signal={this.model.changed}>{() => this.content()}</UseSignal>
      </>
    );
  }

  protected override onAfterShow(): void {
    this.look();
  }

  protected override onAfterHide(): void {
    this.look();
  }

  /** Tell the model whether anybody can see the panel. */
  look(): void {
    this.model.setVisible(this.isVisible && !document.hidden);
  }

  private content(): JSX.Element {
    const { model, trans } = this;
    return (
      <>
        <header className="jp-spec-Header">
          <h2>{trans.__('Language model ladder')}</h2>
          <IconButton icon={refreshIcon} label={trans.__('Refresh')} onClick={() => void model.refresh()} />
          <div className="jp-spec-Where" title={model.notebook ?? undefined}>
            <notebookIcon.react tag="span" className="jp-spec-Where-icon" />
            <span>{model.notebook?.split('/').pop() ?? trans.__('No notebook is open')}</span>
          </div>
        </header>
        <div className="jp-spec-Body">{this.body()}</div>
      </>
    );
  }

  private body(): ReactNode {
    const { model, trans } = this;
    const { overview, problem } = model;
    const notice = problem && (
      <div className="jp-spec-Notice" role="alert" data-kind={problem.kind}>
        {problem.kind === 'unreachable' && overview
          ? trans.__('No connection: %1. What is shown may be old.', problem.message)
          : problem.message}
      </div>
    );
    if (overview === null) {
      return (
        notice ?? <div className="jp-spec-Meta jp-spec-Waiting">{trans.__('Reading the workspace…')}</div>
      );
    }
    const bare = overview.artifacts.length === 0 && overview.run_count === 0;
    return (
      <>
        {notice}
        {overview.workspace !== null && (
          <EngineCard
            engine={overview.engine}
            others={overview.engines}
            workspace={overview.workspace}
            trans={trans}
          />
        )}
        {bare ? this.empty() : this.sections()}
      </>
    );
  }

  private sections(): JSX.Element {
    const { model, trans } = this;
    const live = model.liveRuns;
    const ended = model.endedRuns;
    const endedCount = model.overview!.run_count - live.length;
    const titles: [ArtifactKind, string][] = [
      ['index', trans.__('Indexes')],
      ['adapter', trans.__('Adapters')],
      ['model', trans.__('Models')],
      ['evaluation', trans.__('Evaluations')]
    ];
    return (
      <>
        {live.length > 0 &&
          this.section(
            'live',
            trans.__('Running'),
            live.length,
            live.map(run => this.run(run))
          )}
        {titles.map(([kind, title]) => {
          const found = model.overview!.artifacts.filter(artifact => artifact.kind === kind);
          return this.section(
            kind,
            title,
            found.length,
            found.map(artifact => this.artifact(artifact))
          );
        })}
        {this.section('runs', trans.__('Runs'), endedCount, [
          ...ended.map(run => this.run(run)),
          model.hasOlderRuns && (
            <li key="older" className="jp-spec-Older">
              <button
                type="button"
                className="jp-spec-Button"
                onClick={() => this.attempt(model.showOlder())}
              >
                {trans.__('Show older runs')}
              </button>
            </li>
          )
        ])}
      </>
    );
  }

  private section(name: string, title: string, count: number, items: ReactNode[]): JSX.Element {
    const open = count > 0 && !this.model.collapsed.has(name);
    return (
      <section key={name} className="jp-spec-Section" data-section={name}>
        <h3>
          <button
            type="button"
            aria-expanded={open}
            aria-controls={`jp-spec-${name}`}
            aria-disabled={count === 0}
            onClick={() => this.model.toggleSection(name)}
          >
            <caretDownIcon.react className="jp-spec-Caret" tag="span" />
            <span>{title}</span>
            <span className="jp-spec-Count">{count}</span>
          </button>
        </h3>
        <ul id={`jp-spec-${name}`} hidden={!open}>
          {open && items}
        </ul>
      </section>
    );
  }

  private artifact(artifact: IArtifact): JSX.Element {
    const { trans } = this;
    const labels = {
      Ask: trans.__('Ask'),
      Use: trans.__('Use'),
      Ladder: trans.__('Ladder'),
      Show: trans.__('Show')
    };
    const insert = (label: string, source: string): JSX.Element => (
      <button
        key={label}
        type="button"
        className="jp-spec-Button"
        disabled={!this.front.canInsert}
        title={
          this.front.canInsert ? trans.__('Insert: %1', source.trim()) : trans.__('Open a notebook first')
        }
        aria-label={`${label}: ${artifact.name}`}
        onClick={() => this.front.insert(source)}
      >
        {label}
      </button>
    );
    return (
      <li key={artifact.name} className="jp-spec-Artifact" data-name={artifact.name}>
        <div className="jp-spec-Row">
          <span className="jp-spec-Name" title={artifact.name}>
            {artifact.name}
          </span>
          <span className="jp-spec-Actions">
            <IconButton
              icon={editIcon}
              label={trans.__('Rename %1', artifact.name)}
              onClick={() => this.attempt(this.rename(artifact))}
            />
            <IconButton
              icon={deleteIcon}
              label={trans.__('Delete %1', artifact.name)}
              onClick={() => this.attempt(this.removeArtifact(artifact))}
            />
          </span>
          {artifact.error === null &&
            cellActions(artifact).map(({ label, source }) => insert(labels[label], source))}
        </div>
        {artifact.error === null ? (
          <Facts facts={facts(artifact, trans)} />
        ) : (
          <div className="jp-spec-Meta jp-spec-Error">{artifact.error}</div>
        )}
      </li>
    );
  }

  private run(run: IRun): JSX.Element {
    return (
      <RunItem
        key={run.id}
        run={run}
        history={this.model.histories.get(run.id)}
        open={this.model.expanded.has(run.id)}
        canInsert={this.front.canInsert}
        actions={this.runActions}
        trans={this.trans}
      />
    );
  }

  private empty(): JSX.Element {
    const { trans } = this;
    const [load, ...steps] = FIRST_STEPS;
    const step = (label: string, source: string): JSX.Element => (
      <li key={source}>
        <button
          type="button"
          className="jp-spec-Button"
          disabled={!this.front.canInsert}
          onClick={() => this.front.insert(source)}
        >
          {trans.__(label)}
        </button>
        <code>{source.split('\n')[0]}</code>
      </li>
    );
    return (
      <div className="jp-spec-Empty">
        <p>
          {this.front.canInsert
            ? trans.__(
                'Nothing has been made here yet. Each button writes a cell into the notebook, for you to change and run.'
              )
            : trans.__(
                'Open a notebook, then begin here: each button writes a cell into it, for you to change and run.'
              )}
        </p>
        <ul>{step(load.label, LOAD)}</ul>
        <p>{trans.__('Then climb only as far as you must:')}</p>
        <ol>{steps.map(({ label, source }) => step(label, source))}</ol>
      </div>
    );
  }

  private async rename(artifact: IArtifact): Promise<void> {
    const answer = await InputDialog.getText({
      title: this.trans.__('Rename %1 “%2”', kindName(artifact.kind, this.trans), artifact.name),
      label: this.trans.__('Letters, digits, “.”, “_” and “-”'),
      text: artifact.name,
      pattern: NAME,
      okLabel: this.trans.__('Rename')
    });
    const name = answer.value?.trim();
    if (answer.button.accept && name && name !== artifact.name) {
      await this.model.rename(artifact, name);
    }
  }

  private async removeArtifact(artifact: IArtifact): Promise<void> {
    const { trans } = this;
    const what = trans.__('%1 “%2”', kindName(artifact.kind, trans), artifact.name);
    if (
      await this.confirm(
        trans.__('Delete %1?', what),
        trans.__('Its files are removed from the disk (%1).', formatSize(artifact.size))
      )
    ) {
      await this.model.deleteArtifact(artifact);
      this.focusSection(artifact.kind);
    }
  }

  private async removeRun(run: IRun): Promise<void> {
    const { trans } = this;
    if (
      await this.confirm(
        trans.__('Delete the run of “%1”?', run.name),
        trans.__('Its record and its checkpoints are removed; what it made stays.')
      )
    ) {
      await this.model.deleteRun(run);
      this.focusSection('runs');
    }
  }

  private async confirm(title: string, body: string): Promise<boolean> {
    const remove = Dialog.warnButton({ label: this.trans.__('Delete') });
    const buttons = [Dialog.cancelButton({ label: this.trans.__('Cancel') }), remove];
    return (await showDialog({ title, body, buttons, defaultButton: 0 })).button.accept;
  }

  /** The button that was pressed is gone: the keyboard goes on from the head of its section. */
  private focusSection(name: string): void {
    this.node.querySelector<HTMLElement>(`[data-section="${name}"] h3 button`)?.focus();
  }

  /** Show the server's line if it refuses. */
  private attempt(work: Promise<void>): void {
    work.catch((error: unknown) => {
      Notification.error(error instanceof Error ? error.message : String(error), { autoClose: 8000 });
    });
  }

  private readonly runActions: IRunActions = {
    control: (run, verb) => this.attempt(this.model.control(run, verb)),
    remove: run => this.attempt(this.removeRun(run)),
    watch: run => this.front.insert(run.ended || run.status === 'crashed' ? showCell(run) : watchCell(run)),
    toggle: run => this.model.toggleRun(run.id)
  };
  private readonly trans: TranslationBundle;
}

function EngineCard(props: {
  engine: IEngine | null;
  others: IEngine[];
  workspace: string;
  trans: TranslationBundle;
}): JSX.Element {
  const { engine, others, workspace, trans } = props;
  const shown = engine ? [engine] : others;
  const rows = (one: IEngine): [string, string][] => [
    [trans.__('Model'), one.model ?? trans.__('none chosen')],
    [trans.__('Device'), one.device ?? trans.__('not loaded yet')],
    [trans.__('Index'), one.rag ?? '—'],
    [trans.__('Adapter'), one.adapter ?? '—']
  ];
  return (
    <div className="jp-spec-Engine" role="group" aria-label={trans.__('In use')}>
      {shown.length === 0 && (
        <div className="jp-spec-Meta">{trans.__('No running kernel has used this workspace yet.')}</div>
      )}
      {shown.map(one => (
        <dl key={one.pid}>
          {!engine && (
            <div className="jp-spec-Engine-of">
              <dt>{trans.__('Kernel of')}</dt>
              <dd>{one.notebook?.split('/').pop() ?? trans.__('process %1', one.pid)}</dd>
            </div>
          )}
          {rows(one).map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd title={value}>{value}</dd>
            </div>
          ))}
        </dl>
      ))}
      <div className="jp-spec-Meta jp-spec-Path" title={workspace}>
        {workspace}
      </div>
    </div>
  );
}

function IconButton(props: { icon: LabIcon; label: string; onClick: () => void }): JSX.Element {
  return (
    <button
      type="button"
      className="jp-spec-IconButton"
      title={props.label}
      aria-label={props.label}
      onClick={props.onClick}
    >
      <props.icon.react tag="span" />
    </button>
  );
}

/** What is worth knowing of an artifact in one line. */
function facts(artifact: IArtifact, trans: TranslationBundle): string[] {
  const { details } = artifact;
  const found: string[] = [];
  const count = (key: string, one: string, many: string): void => {
    const value = details[key];
    if (typeof value === 'number') {
      found.push(trans._n(one, many, value));
    }
  };
  count('documents', '%1 document', '%1 documents');
  count('chunks', '%1 chunk', '%1 chunks');
  count('items', '%1 item', '%1 items');
  count('candidates', '%1 candidate compared', '%1 candidates compared');
  if (artifact.base) {
    found.push(trans.__('of %1', artifact.base));
  }
  found.push(formatSize(artifact.size));
  if (artifact.created) {
    found.push(formatMoment(artifact.created));
  }
  return found;
}

function kindName(kind: ArtifactKind, trans: TranslationBundle): string {
  return {
    index: trans.__('index'),
    adapter: trans.__('adapter'),
    model: trans.__('model'),
    evaluation: trans.__('evaluation')
  }[kind];
}
