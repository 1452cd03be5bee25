/** Writing a cell into the notebook in front. Nothing is run. */
import { NotebookActions, type NotebookPanel } from '@jupyterlab/notebook';

/** Whether a cell can be written into this notebook. */
export function canInsert(panel: NotebookPanel | null): panel is NotebookPanel {
  return panel !== null && panel.content.model !== null && !panel.content.model.readOnly;
}

/**
 * Put a code cell with `source` below the active one, or into the active one if it is an empty code cell, and give
 * it the cursor, at the end.
 */
export async function insertCell(panel: NotebookPanel, source: string): Promise<void> {
  await panel.revealed;
  const notebook = panel.content;
  const active = notebook.activeCell;
  if (active === null || active.model.type !== 'code' || active.model.sharedModel.getSource().trim() !== '') {
    NotebookActions.insertBelow(notebook);
    if (notebook.activeCell?.model.type !== 'code') {
      NotebookActions.changeCellType(notebook, 'code');
    }
  }
  const cell = notebook.activeCell;
  if (cell === null) {
    return;
  }
  cell.model.sharedModel.setSource(source);
  await notebook.scrollToCell(cell);
  await cell.ready;
  const editor = cell.editor;
  if (editor) {
    const last = editor.lineCount - 1;
    editor.setCursorPosition({ line: last, column: editor.getLine(last)?.length ?? 0 });
  }
  // Last, since it gives the editor the focus: from then on what is typed lands where it should.
  notebook.mode = 'edit';
}
