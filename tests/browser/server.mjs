// Serves a directory the way a static host does: index.html for directories, 404.html for the rest.

import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

/** The file a URL path names below `root`, or null. */
async function find(root, pathname) {
  const file = path.join(root, path.normalize(decodeURIComponent(pathname)));
  const found = await stat(file).catch(() => null);
  if (found?.isDirectory()) {
    const index = path.join(file, 'index.html');
    return (await stat(index).catch(() => null)) && index;
  }
  return found && file;
}

/** Serves `root` under `base` on a free port; gives `{ url, close }`. */
export async function serve(root, base = '/') {
  const server = createServer(async (request, response) => {
    try {
      const { pathname } = new URL(request.url, 'http://localhost');
      const inside = pathname.startsWith(base) && (await find(root, `/${pathname.slice(base.length)}`));
      const file = inside || (await find(root, '/404.html'));
      const type = TYPES[path.extname(file || '')] ?? 'application/octet-stream';
      response.writeHead(inside ? 200 : 404, { 'content-type': type });
      response.end(file ? await readFile(file) : '');
    } catch (error) {
      response.writeHead(400).end(String(error));
    }
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const close = () => {
    server.closeAllConnections();
    return new Promise((closed) => server.close(closed));
  };
  return { url: `http://127.0.0.1:${server.address().port}${base}`, close };
}
