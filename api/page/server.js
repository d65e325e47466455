// Talks to the service: JSON, uploads, files and streams of events. Failures are Problems with a sentence for people.

let token = null;

/** Send this token with whatever changes something; null where none is needed. */
export function useToken(value) {
  token = value;
}

/** What went wrong, as the service says it, or that it cannot be reached (status 0). */
export class Problem extends Error {
  constructor(status, code, detail, requestId = null) {
    super(detail);
    this.status = status;
    this.code = code;
    this.requestId = requestId;
  }

  /** Whether nobody answered: the service is away or the connection is lost. */
  get isLost() {
    return this.status === 0;
  }
}

const LOST = "The service cannot be reached.";

function headers(method, more = {}) {
  return token && method !== "GET" ? { ...more, "X-Plumb-Token": token } : more;
}

async function ask(method, path, { body, type, accept = "application/json", signal } = {}) {
  const sent = { Accept: accept, ...(type ? { "Content-Type": type } : {}) };
  let answer;
  try {
    answer = await fetch(path, { method, body, signal, headers: headers(method, sent), credentials: "same-origin" });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem(0, "unreachable", LOST);
  }
  if (answer.status === 401 && path !== "/v1/session") dispatchEvent(new Event("signed-out"));
  if (!answer.ok) throw await told(answer);
  return answer;
}

async function told(answer) {
  let said = {};
  try {
    said = await answer.json();
  } catch {
    // Something between the page and the service answered.
  }
  const detail = said.detail || `The service answered ${answer.status}; try again.`;
  return new Problem(answer.status, said.code || "unknown", detail, said.request_id);
}

async function json(method, path, body, signal) {
  const given = body === undefined ? {} : { body: JSON.stringify(body), type: "application/json" };
  const answer = await ask(method, path, { ...given, signal });
  return answer.status === 204 ? null : answer.json();
}

export const get = (path, signal) => json("GET", path, undefined, signal);
export const post = (path, body, signal) => json("POST", path, body, signal);
export const patch = (path, body) => json("PATCH", path, body);
export const remove = (path) => json("DELETE", path);

/** Give an answer as it is, such as a file to save. */
export const file = (path) => ask("GET", path, { accept: "*/*" });

/** Send a form, telling how far it is as a fraction; gives the answer's JSON. */
export function upload(path, form, { onprogress, signal } = {}) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    for (const [name, value] of Object.entries(headers("POST", { Accept: "application/json" }))) {
      request.setRequestHeader(name, value);
    }
    request.upload.onprogress = (event) => event.lengthComputable && onprogress?.(event.loaded / event.total);
    request.onerror = () => reject(new Problem(0, "unreachable", LOST));
    request.onabort = () => reject(new DOMException("stopped", "AbortError"));
    request.onload = () => {
      let said = {};
      try {
        said = JSON.parse(request.responseText);
      } catch {
        // Told below by the status alone.
      }
      if (request.status < 300) resolve(said);
      else reject(new Problem(request.status, said.code, said.detail || `The service answered ${request.status}; try again.`));
    };
    signal?.addEventListener("abort", () => request.abort());
    request.send(form);
  });
}

/** Post JSON and give the events of the answer one by one, as {event, data}. Raises Problem when the stream breaks off. */
export async function* stream(path, body, signal) {
  const given = { body: JSON.stringify(body), type: "application/json", accept: "text/event-stream", signal };
  const answer = await ask("POST", path, given);
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  let ended = false;
  for (;;) {
    let piece;
    try {
      piece = await reader.read();
    } catch (error) {
      if (error.name === "AbortError") throw error;
      throw new Problem(0, "connection_lost", "The connection was lost before the answer was complete.");
    }
    if (piece.done) break;
    rest += piece.value;
    const blocks = rest.split("\n\n");
    rest = blocks.pop();
    for (const block of blocks) {
      const event = parsed(block);
      if (event === null) continue;
      ended = event.event === "done" || event.event === "error";
      yield event;
    }
  }
  if (!ended) throw new Problem(0, "connection_lost", "The connection was lost before the answer was complete.");
}

function parsed(block) {
  let event = "message";
  const data = [];
  for (const line of block.split("\n")) {
    if (line.startsWith("event:")) event = line.slice(6).trim();
    else if (line.startsWith("data:")) data.push(line.slice(5).trim());
  }
  return data.length ? { event, data: JSON.parse(data.join("\n")) } : null;
}
