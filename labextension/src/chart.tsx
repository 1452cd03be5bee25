/** The loss curves of a run. The same is said in words below the chart, for whoever does not see it. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';

import { formatNumber } from './format';
import type { ICurve, RunHistory } from './history';

const HEIGHT = 132;
const COLORS = ['--jp-brand-color1', '--jp-warn-color1', '--jp-success-color1'];

/** A curve in one sentence. */
export function describeCurve(name: string, curve: ICurve, trans: TranslationBundle): string {
  const last = curve.values.length - 1;
  const least = curve.values.reduce((best, value, at) => (value < curve.values[best] ? at : best), 0);
  const now = trans.__('%1 %2 at step %3', label(name), formatNumber(curve.values[last]), curve.steps[last]);
  if (last === 0) {
    return `${now}.`;
  }
  const began = trans.__('%1 at step %2', formatNumber(curve.values[0]), curve.steps[0]);
  const lowest = trans.__('%1 at step %2', formatNumber(curve.values[least]), curve.steps[least]);
  return trans.__('%1; it began with %2, the lowest was %3.', now, began, lowest);
}

export function LossChart(props: { history: RunHistory; trans: TranslationBundle }): JSX.Element | null {
  const { history, trans } = props;
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const names = [...history.curves.keys()].sort((a, b) => Number(b === 'loss') - Number(a === 'loss'));
  const drawable = names.some(name => (history.curves.get(name)?.steps.length ?? 0) > 1);
  const shape = drawable ? names.join(' ') : '';

  useEffect(() => {
    const element = host.current;
    if (!element || !shape) {
      return;
    }
    const made = new uPlot(options(shape.split(' '), element), [[]], element);
    plot.current = made;
    const resized = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height: HEIGHT }));
    resized.observe(element);
    const themed = new MutationObserver(() => made.redraw(false, true));
    themed.observe(document.body, { attributes: true, attributeFilter: ['data-jp-theme-name'] });
    return () => {
      resized.disconnect();
      themed.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, [shape]);

  useEffect(() => {
    if (shape) {
      plot.current?.setData(table(shape.split(' ').map(name => history.curves.get(name)!)));
    }
  }, [shape, history.curves, history.seq]);

  if (names.length === 0) {
    return null;
  }
  return (
    <figure className="jp-spec-Chart">
      {drawable && <div ref={host} aria-hidden="true" />}
      <figcaption>
        {names.map((name, at) => (
          <div key={name}>
            <span
              className="jp-spec-Chart-key"
              style={{ background: `var(${COLORS[at % COLORS.length]})` }}
            />
            {describeCurve(name, history.curves.get(name)!, trans)}
          </div>
        ))}
      </figcaption>
    </figure>
  );
}

/** Curves with their own steps as uPlot's aligned table. */
function table(curves: ICurve[]): uPlot.AlignedData {
  return uPlot.join(curves.map(curve => [curve.steps, curve.values]));
}

function label(name: string): string {
  return name.replaceAll('_', ' ');
}

function options(names: string[], element: HTMLElement): uPlot.Options {
  // Asked at each drawing, so that a change of theme shows at once.
  const color = (variable: string) => () => getComputedStyle(element).getPropertyValue(variable).trim();
  const axis: uPlot.Axis = {
    stroke: color('--jp-ui-font-color2'),
    font: '10px sans-serif',
    grid: { stroke: color('--jp-border-color2'), width: 1 },
    ticks: { show: false }
  };
  return {
    width: element.clientWidth,
    height: HEIGHT,
    padding: [8, 8, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false } },
    axes: [
      { ...axis, size: 22, space: 48 },
      { ...axis, size: 34, space: 28, values: (_, ticks) => ticks.map(tick => formatNumber(tick)) }
    ],
    series: [
      {},
      ...names.map((name, at) => ({
        label: label(name),
        stroke: color(COLORS[at % COLORS.length]),
        width: 1.5,
        spanGaps: true,
        points: { show: name !== 'loss' }
      }))
    ]
  };
}
