/** The plugin: it puts the panel on the left and tells its model which notebook is in front. */
import { ILayoutRestorer, type JupyterFrontEnd, type JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { URLExt } from '@jupyterlab/coreutils';
import { INotebookTracker, type NotebookPanel } from '@jupyterlab/notebook';
import { ServerConnection } from '@jupyterlab/services';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { IStateDB } from '@jupyterlab/statedb';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { version } from '../../package.json';
import { WorkspaceApi } from './api';
import { ladderIcon } from './icons';
import { INTERVALS, type IViewState, WorkspaceModel } from './model';
import { canInsert, insertCell } from './notebook';
import { LadderPanel } from './panel';

const ID = 'jupyter-spec:panel';
const OPEN = 'jupyter-spec:open';
/** Between JupyterLab's own panels (up to 500) and those without a rank (900). */
const RANK = 610;

const plugin: JupyterFrontEndPlugin<void> = {
  id: ID,
  description:
    'Shows and controls the models, indexes, adapters, evaluations and runs of the notebook in front.',
  autoStart: true,
  requires: [INotebookTracker],
  optional: [ILayoutRestorer, ITranslator, ISettingRegistry, IStateDB, ICommandPalette],
  activate: (
    app: JupyterFrontEnd,
    tracker: INotebookTracker,
    restorer: ILayoutRestorer | null,
    translator: ITranslator | null,
    settings: ISettingRegistry | null,
    state: IStateDB | null,
    palette: ICommandPalette | null
  ) => {
    const server = app.serviceManager.serverSettings;
    const api = new WorkspaceApi((path, init) =>
      ServerConnection.makeRequest(URLExt.join(server.baseUrl, 'jupyter-spec/api', path), init, server)
    );
    const model = new WorkspaceModel(api, version);
    const front = {
      get canInsert(): boolean {
        return canInsert(tracker.currentWidget);
      },
      insert(source: string): void {
        const notebook = tracker.currentWidget;
        if (canInsert(notebook)) {
          app.shell.activateById(notebook.id);
          void insertCell(notebook, source);
        }
      }
    };
    const panel = new LadderPanel(model, front, translator ?? nullTranslator);
    app.shell.add(panel, 'left', { rank: RANK });
    restorer?.add(panel, panel.id);

    followNotebook(app, tracker, model);
    document.addEventListener('visibilitychange', () => panel.look());
    panel.look();
    void app.restored.then(async () => {
      if (state) {
        await keepViewState(model, state);
      }
      await model.start();
    });
    if (settings) {
      void followSettings(model, settings);
    }

    const trans = (translator ?? nullTranslator).load('jupyter_spec');
    app.commands.addCommand(OPEN, {
      label: trans.__('Show the Language Model Ladder'),
      icon: ladderIcon,
      execute: () => {
        app.shell.activateById(panel.id);
      }
    });
    palette?.addItem({ command: OPEN, category: trans.__('Notebook Operations') });
  }
};

/** Tell the model which notebook is in front, under which path, and whether its kernel works. */
function followNotebook(app: JupyterFrontEnd, tracker: INotebookTracker, model: WorkspaceModel): void {
  let followed: NotebookPanel | null = null;
  const update = (): void => {
    const path = followed && !followed.isDisposed ? followed.context.path : null;
    model.setNotebook(path === null ? null : app.serviceManager.contents.localPath(path));
    model.setBusy(followed?.sessionContext.kernelDisplayStatus === 'busy');
  };
  const change = (): void => {
    followed?.context.pathChanged.disconnect(update);
    followed?.sessionContext.statusChanged.disconnect(update);
    followed = tracker.currentWidget;
    followed?.context.pathChanged.connect(update);
    followed?.sessionContext.statusChanged.connect(update);
    update();
  };
  tracker.currentChanged.connect(change);
  change();
}

/** Keep what is open and what is closed over a reload of the page. */
async function keepViewState(model: WorkspaceModel, state: IStateDB): Promise<void> {
  const kept = (await state.fetch(ID)) as Partial<IViewState> | undefined;
  model.restore(kept ?? {});
  let saved = JSON.stringify(model.viewState);
  model.changed.connect(() => {
    const now = JSON.stringify(model.viewState);
    if (now !== saved) {
      saved = now;
      void state.save(ID, { ...model.viewState });
    }
  });
}

async function followSettings(model: WorkspaceModel, registry: ISettingRegistry): Promise<void> {
  const settings = await registry.load(ID);
  const apply = (): void =>
    model.setIntervals({
      live: (settings.composite.pollWhileRunning as number | undefined) ?? INTERVALS.live,
      idle: (settings.composite.pollWhenIdle as number | undefined) ?? INTERVALS.idle
    });
  settings.changed.connect(apply);
  apply();
}

export default plugin;
