import type { Plugin } from "vite";

export function withoutLogs(code: string): string;
export function smallerHubClient(): Plugin;
