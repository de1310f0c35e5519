import type { Message } from "../src/message";

export function compile(pattern: string): Message;
