/** A server of one notebook or more, in memory: what the model would get over the wire. */
import { type Fetch, type IOverview, type IRun, type IRunEvent, isLive, WorkspaceApi } from '../src/api';

export const VERSION = '1.2.3';

export function run(id: string, about: Partial<IRun> = {}): IRun {
  return {
    ...{
      id,
      kind: 'lora',
      name: 'tone',
      status: 'running',
      step: 1,
      total: 10,
      unit: 'steps',
      rate: 1,
      eta: 9
    },
    ...{ metrics: {}, message: null, created: null, started: null, ended: null, artifact: null, error: null },
    ...about
  } as IRun;
}

export function overview(about: Partial<IOverview> = {}): IOverview {
  const runs = about.runs ?? [];
  return {
    ...{ version: VERSION, workspace: '.jupyter_spec', engine: null, engines: [], artifacts: [], runs },
    ...{ run_count: runs.length, next: null },
    ...about
  };
}

export class FakeServer {
  /** By the path of the notebook. */
  overviews = new Map<string, IOverview>();
  events = new Map<string, IRunEvent[]>();
  /** What was asked, `METHOD route`. */
  asked: string[] = [];
  /** Answer everything with this, while set. */
  failure: { status: number; body: string } | 'network' | null = null;
  /** Hold the answers back until this resolves. */
  gate: Promise<void> = Promise.resolve();

  readonly api = new WorkspaceApi(((path, init) => this.answer(path, init)) as Fetch);

  private async answer(path: string, init: RequestInit): Promise<Response> {
    const url = new URL(path, 'http://server/');
    this.asked.push(`${init.method ?? 'GET'} ${url.pathname.slice(1)}`);
    const notebook = url.searchParams.get('path') ?? '';
    const failure = this.failure;
    await this.gate;
    if (failure === 'network') {
      throw new TypeError('failed to fetch');
    }
    if (failure !== null) {
      return new Response(failure.body, { status: failure.status });
    }
    const route = url.pathname.split('/').slice(1);
    if (route[0] === 'workspace') {
      const whole = this.overviews.get(notebook) ?? overview({ workspace: null });
      const limit = Number(url.searchParams.get('limit'));
      const next = whole.runs.length > limit ? whole.runs[limit - 1].id : null;
      const runs = whole.runs.filter((run, i) => i < limit || isLive(run));
      const found = JSON.stringify({ ...whole, runs, next });
      const etag = `"${found.length}-${found}"`;
      if ((init.headers as Record<string, string>)['If-None-Match'] === etag) {
        return new Response(null, { status: 304 });
      }
      const response = new Response(found);
      Object.defineProperty(response, 'headers', { value: { get: () => etag } });
      return response;
    }
    if (route[0] === 'runs' && (init.method ?? 'GET') === 'GET') {
      const since = Number(url.searchParams.get('since'));
      const events = (this.events.get(route[1]) ?? []).filter(event => event.seq > since).slice(0, 1000);
      const next = events.at(-1)?.seq ?? since;
      return new Response(JSON.stringify({ run: run(route[1]), events, next, log: '' }));
    }
    return init.method === 'DELETE' ? new Response(null, { status: 204 }) : new Response('{}');
  }
}
