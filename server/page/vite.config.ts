import { defineConfig } from "vitest/config";

/** Parts of the hub's client that serve other transports than WebSockets. The page negotiates none, so it sends nothing by them. */
const otherTransports =
  /signalr.dist.esm.(FetchHttpClient|XhrHttpClient|LongPollingTransport|ServerSentEventsTransport)\.js$/;

export default defineConfig({
  plugins: [
    {
      name: "websockets-only",
      load(id) {
        const [, name] = otherTransports.exec(id) ?? [];
        return name && `export class ${name} { getCookieString() { return ""; } }`;
      },
    },
  ],
  build: {
    outDir: "../Host/wwwroot",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2022",
    reportCompressedSize: false,
    license: { fileName: "licences/packages.md" },
  },
  server: {
    proxy: {
      "/api": "http://127.0.0.1:8080",
      "/hub": { target: "http://127.0.0.1:8080", ws: true },
    },
  },
  test: {
    environment: "node",
    include: ["src/**/*.test.{ts,tsx}"],
  },
});
