import { defineConfig } from "vitest/config";
import { smallerHubClient } from "./build/hubClient.mjs";

export default defineConfig({
  plugins: [smallerHubClient()],
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
    include: ["{src,build}/**/*.test.{ts,tsx}"],
  },
});
