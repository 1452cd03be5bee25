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
  { label: 'Compare the rungs', source: '%ladder questions' }
];

/** Make it the default of later prompts. */
export function defaultCell(artifact: IArtifact): string {
  switch (artifact.kind) {
    case 'index':
      return `%spec use --rag ${artifact.name}`;
    case 'adapter':
      return `%spec use --adapter ${artifact.name}`;
    case 'model':
      return `%spec model ${artifact.name}`;
    case 'evaluation':
      return `%spec show ${artifact.name}`;
  }
}

/** One question put with it. */
export function askCell(artifact: IArtifact): string {
  const option = { index: '--rag', adapter: '--adapter', model: '--model', evaluation: '' }[artifact.kind];
  return `%%prompt ${option} ${artifact.name}\n`;
}

export function watchCell(run: IRun): string {
  return `%spec watch ${run.id}`;
}

export function showCell(run: IRun): string {
  return `%spec show ${run.id}`;
}
