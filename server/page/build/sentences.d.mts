import type { Message } from "../src/icu";

export function compile(pattern: string): Message;
