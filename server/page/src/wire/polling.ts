import { HttpTransportType, type HubConnection, HubConnectionBuilder, LogLevel } from "@microsoft/signalr";

/**
 * Returns a connection to the hub by long polling, for networks that refuse WebSockets. Not by server-sent events: a proxy that
 * holds a response back until it is complete would hold them back forever.
 */
export function byPolling(address: string): HubConnection {
  return new HubConnectionBuilder()
    .withUrl(address, { transport: HttpTransportType.LongPolling, withCredentials: false })
    .configureLogging(LogLevel.None)
    .build();
}
