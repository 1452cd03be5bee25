/**
 * The cells that the panel writes. A button never runs anything behind the notebook's back: it inserts the cell that
 * does it, for the person to read and run, so that the notebook stays the full record of what was done.
 */
import type { IArtifact, IRun } from './api';

export const LOAD = '%load_ext jupyter_spec';

/** Where to begin, in the order in which one climbs. */
export const FIRST_STEPS: readonly { label: string; source: string }[] = [
  { label: 'Load the magics', source: LOAD },
  { label: 'Ask the model', source: '%%prompt\nExplain in two sentences what overfitting is.' },
  { label: 'Index documents', source: '%rag_index docs/ --name handbook' },
  { label: 'Train an adapter', source: '%lora_train examples.jsonl --name tone' },
  {
    label: 'Write an eval set',
    source: '%%evalset questions\nQ: How long is the warranty?\nA: 24 months | two years'
  },
  { label: 'Compare the rungs', source: '%ladder questions' }
];

/** A button of an artifact, and the cell that it writes. */
export interface ICellAction {
  label: 'Ask' | 'Use' | 'Ladder' | 'Show';
  source: string;
}

/** What one does with an artifact: a question put with it, then making it the default of later prompts. */
export function cellActions(artifact: IArtifact): ICellAction[] {
  const { name } = artifact;
  switch (artifact.kind) {
    case 'index':
      return [
        { label: 'Ask', source: `%%prompt --rag ${name}\n` },
        { label: 'Use', source: `%spec use --rag ${name}` }
      ];
    case 'adapter':
      return [
        { label: 'Ask', source: `%%prompt --adapter ${name}\n` },
        { label: 'Use', source: `%spec use --adapter ${name}` }
      ];
    case 'model':
      return [
        { label: 'Ask', source: `%%prompt --model ${name}\n` },
        { label: 'Use', source: `%spec model ${name}` }
      ];
    case 'evaluation':
      return [
        { label: 'Ladder', source: `%ladder ${name}` },
        { label: 'Show', source: `%spec show ${name}` }
      ];
  }
}

export function watchCell(run: IRun): string {
  return `%spec watch ${run.id}`;
}

export function showCell(run: IRun): string {
  return `%spec show ${run.id}`;
}
