/**
 * The server's answers as types, and the one function that asks for them.
 *
 * Nothing of JupyterLab is imported: the way to the server is handed in, so this runs in a test as it is.
 */

export type ArtifactKind = 'index' | 'adapter' | 'model' | 'evaluation';
export type RunStatus =
  'queued' | 'running' | 'paused' | 'stopping' | 'done' | 'stopped' | 'failed' | 'crashed';
export type Verb = 'stop' | 'pause' | 'resume';

/** What a living kernel says of itself; more than one may use a workspace. */
export interface IEngine {
  pid: number;
  notebook?: string | null;
  model?: string | null;
  device?: string | null;
  rag?: string | null;
  adapter?: string | null;
}

export interface IArtifact {
  kind: ArtifactKind;
  name: string;
  /** Bytes. */
  size: number;
  /** ISO 8601, UTC. */
  created: string | null;
  /** The id of the base model. */
  base: string | null;
  /** The short facts of its manifest; of a list, its length. */
  details: Record<string, string | number | boolean | null>;
  /** Why it cannot be read, in one line. */
  error: string | null;
}

export interface IRun {
  id: string;
  kind: string;
  name: string;
  status: RunStatus;
  step: number | null;
  total: number | null;
  unit: string | null;
  /** Units a second. */
  rate: number | null;
  /** Seconds. */
  eta: number | null;
  metrics: Record<string, unknown>;
  message: string | null;
  created: string | null;
  started: string | null;
  ended: string | null;
  artifact: { kind: ArtifactKind; name: string } | null;
  error: string | null;
}

export interface IOverview {
  version: string;
  /** Where the workspace is, from the server's root folder; null if the notebook has none. */
  workspace: string | null;
  engine: IEngine | null;
  engines: IEngine[];
  artifacts: IArtifact[];
  runs: IRun[];
  run_count: number;
  /** Null if there are no more runs than these. */
  next: string | null;
}

export interface IRunEvent {
  seq: number;
  time: string;
  kind: string;
  [key: string]: unknown;
}

export interface IRunDetail {
  run: IRun;
  events: IRunEvent[];
  next: number;
  log: string;
}

/** Whether somebody still works, or will work, on the run. */
export function isLive(run: IRun): boolean {
  return ['queued', 'running', 'paused', 'stopping'].includes(run.status);
}

/** What went wrong: `status` is that of HTTP, 0 when the server did not answer at all. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

/** How to reach a path under `/jupyter-spec/api/`, with the page's credentials. */
export type Fetch = (path: string, init: RequestInit) => Promise<Response>;

/** An answer and the mark by which the server knows whether it is still the same. */
export interface IMarked<T> {
  body: T;
  etag: string | null;
}

/**
 * Ask the server.
 *
 * @returns the answer, or null when it is the one that `etag` marks.
 * @throws ApiError with the server's own line.
 */
export async function requestAPI<T>(
  fetch: Fetch,
  path: string,
  init: RequestInit = {},
  etag: string | null = null
): Promise<IMarked<T> | null> {
  const headers: Record<string, string> = etag ? { 'If-None-Match': etag } : {};
  let response: Response;
  try {
    response = await fetch(path, { ...init, headers });
  } catch {
    throw new ApiError(0, 'the server does not answer');
  }
  if (response.status === 304) {
    return null;
  }
  const text = await response.text();
  let body: unknown = null;
  try {
    body = text ? JSON.parse(text) : null;
  } catch {
    throw new ApiError(
      response.status,
      `the server gave an answer that is not JSON (HTTP ${response.status})`
    );
  }
  if (!response.ok) {
    const message = (body as { message?: unknown } | null)?.message;
    throw new ApiError(response.status, typeof message === 'string' ? message : `HTTP ${response.status}`);
  }
  return { body: body as T, etag: response.headers.get('ETag') };
}

/** The routes, for one notebook each: `path` is that of the notebook under the server's root folder. */
export class WorkspaceApi {
  constructor(private readonly fetch: Fetch) {}

  /** With the newest `limit` runs, and all that are live. */
  overview(path: string, limit: number, etag: string | null): Promise<IMarked<IOverview> | null> {
    return requestAPI(this.fetch, `workspace?${query({ path, limit })}`, {}, etag);
  }

  async run(path: string, id: string, since: number): Promise<IRunDetail> {
    return this.ask(`runs/${encodeURIComponent(id)}?${query({ path, since })}`);
  }

  async control(path: string, id: string, verb: Verb): Promise<IRun> {
    return this.ask(`runs/${encodeURIComponent(id)}/${verb}?${query({ path })}`, { method: 'POST' });
  }

  async deleteRun(path: string, id: string): Promise<void> {
    return this.ask(`runs/${encodeURIComponent(id)}?${query({ path })}`, { method: 'DELETE' });
  }

  async rename(path: string, artifact: IArtifact, name: string): Promise<IArtifact> {
    const body = JSON.stringify({ name });
    return this.ask(`${route(artifact)}/rename?${query({ path })}`, { method: 'POST', body });
  }

  async deleteArtifact(path: string, artifact: IArtifact): Promise<void> {
    return this.ask(`${route(artifact)}?${query({ path })}`, { method: 'DELETE' });
  }

  private async ask<T>(path: string, init: RequestInit = {}): Promise<T> {
    const answer = await requestAPI<T>(this.fetch, path, init);
    if (answer === null) {
      throw new ApiError(304, 'the server gave no answer');
    }
    return answer.body;
  }
}

function route(artifact: IArtifact): string {
  return `artifacts/${artifact.kind}/${encodeURIComponent(artifact.name)}`;
}

function query(parameters: Record<string, string | number>): string {
  const found = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters)) {
    found.set(key, String(value));
  }
  return found.toString();
}
