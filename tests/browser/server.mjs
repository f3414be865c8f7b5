// A server for tests: folders as a portal would serve them, with headers of its own, and a list of what was asked for.
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm", ".webmanifest": "application/manifest+json", ".svg": "image/svg+xml", ".png": "image/png", ".txt": "text/plain",
};

/** `files`: contents by path, or promises of them, before those of the folder. Both may be changed while it serves. `headers`: of every answer. */
export async function serve(folder, { files = {}, headers = {} } = {}) {
  const asked = [];
  const server = createServer(async (request, response) => {
    const path = plain(new URL(request.url, "http://x").pathname);
    asked.push(path);
    const name = path.endsWith("/") ? `${path}index.html` : path;
    try {
      const body = (await files[name]) ?? readFileSync(join(folder, normalize(name)));
      response.writeHead(200, { "content-type": TYPES[extname(name)] ?? "application/octet-stream", "cache-control": "no-cache", ...headers });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return { origin: `http://127.0.0.1:${server.address().port}`, asked, files, close: () => new Promise((closed) => { server.closeAllConnections(); server.close(closed); }) };
}

/** Of a path in another encoding than UTF-8, the path as it was asked for. */
function plain(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
