import type {
  JoinedJson,
  JoinRequestJson,
  OpenedRoomJson,
  OpenRoomRequestJson,
  RefusalJson,
  RoomDescriptionJson,
} from "../gen/elephantboard/v1/service_pb";
import type { CheckpointJson } from "../gen/elephantboard/v1/state_pb";
import { Refused, Unreachable } from "./refusal";

const ROOMS = "/api/v1/rooms";

async function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
  let response: Response;
  try {
    response = await fetch(ROOMS + path, { ...init, cache: "no-store", credentials: "omit" });
  } catch {
    throw new Unreachable();
  }
  const body = await response.json().catch(() => undefined);
  if (response.ok && body !== undefined) return body as T;
  if (body?.code !== undefined) throw new Refused(body as RefusalJson);
  throw new Unreachable();
}

/** Returns whether the server answers over HTTP. */
export async function isServerThere(): Promise<boolean> {
  try {
    const response = await fetch("/healthz/live", { cache: "no-store", signal: AbortSignal.timeout(5_000) });
    return response.ok;
  } catch {
    return false;
  }
}

function post<T>(path: string, message: object): Promise<T> {
  return ask(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(message),
  });
}

export function openRoom(request: OpenRoomRequestJson): Promise<OpenedRoomJson> {
  return post("", request);
}

/** @param proof "Bearer TOKEN" or "Host SECRET": without one, a locked room is not found. */
export function describeRoom(code: string, proof?: string): Promise<RoomDescriptionJson> {
  return ask(`/${encodeURIComponent(code)}`, proof === undefined ? {} : { headers: { Authorization: proof } });
}

export function join(code: string, request: JoinRequestJson): Promise<JoinedJson> {
  return post(`/${encodeURIComponent(code)}/participants`, request);
}

export function checkpoint(code: string, token: string): Promise<CheckpointJson> {
  return ask(`/${encodeURIComponent(code)}/checkpoint`, { headers: { Authorization: `Bearer ${token}` } });
}

/** Returns the address of the QR code of the join link. */
export function qrAddress(code: string): string {
  return `${ROOMS}/${encodeURIComponent(code)}/qr.svg`;
}
