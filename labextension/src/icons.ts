import { LabIcon } from '@jupyterlab/ui-components';

import ladder from '../style/icons/ladder.svg';

/** A ladder: the rungs that one climbs. */
export const ladderIcon = new LabIcon({ name: 'jupyter-spec:ladder', svgstr: ladder });
