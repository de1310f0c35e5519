import type { Between, Elephant, Header, Participant } from "./state";

/**
 * The one text form of each entity; the server writes the same, letter by letter. Keys stand in ordinal order, defaults
 * are left out, 64-bit integers are decimal strings.
 */
class Writer {
  private parts: string[] = [];

  flag(key: string, value: boolean): this {
    return value ? this.raw(key, "true") : this;
  }

  number(key: string, value: number): this {
    return value === 0 ? this : this.raw(key, String(value));
  }

  /** A decimal string, or bytes in base64: nothing in it needs an escape. */
  plain(key: string, value: string): this {
    return value === "" || value === "0" ? this : this.raw(key, `"${value}"`);
  }

  text(key: string, value: string): this {
    return value === "" ? this : this.raw(key, JSON.stringify(value));
  }

  list(key: string, values: readonly (string | number)[]): this {
    return values.length === 0 ? this : this.raw(key, JSON.stringify(values));
  }

  raw(key: string, value: string): this {
    this.parts.push(`"${key}":${value}`);
    return this;
  }

  done(): string {
    return `{${this.parts.join(",")}}`;
  }
}

export function headerText(room: Header): string {
  return new Writer()
    .flag("anonymous", room.anonymous)
    .text("concern", room.concern)
    .list("departments", room.departments)
    .text("name", room.name)
    .number("plan", room.plan)
    .number("pours", room.pours)
    .text("prompt", room.prompt)
    .plain("room", room.room)
    .plain("round", room.round)
    .number("stage", room.stage)
    .plain("time", room.time)
    .done();
}

export function participantText(who: Participant): string {
  return new Writer()
    .number("department", who.department)
    .plain("name", who.name)
    .number("participant", who.participant)
    .number("presence", who.presence)
    .number("role", who.role)
    .done();
}

export function elephantText(elephant: Elephant): string {
  const writer = new Writer().flag("aside", elephant.aside).number("author", elephant.author);
  const between = betweenText(elephant.between);
  if (between !== "{}") writer.raw("between", between);
  return writer
    .number("colour", elephant.colour)
    .plain("decision", elephant.decision)
    .number("decisionKind", elephant.decisionKind)
    .flag("erased", elephant.erased)
    .number("hurts", elephant.hurts)
    .plain("id", elephant.id)
    .number("pour", elephant.pour)
    .number("returns", elephant.returns)
    .number("whereabouts", elephant.whereabouts)
    .flag("withdrawn", elephant.withdrawn)
    .plain("wording", elephant.wording)
    .number("x", elephant.x)
    .number("y", elephant.y)
    .done();
}

function betweenText(between: Between): string {
  return new Writer().list("departments", between.departments).flag("everyone", between.everyone).done();
}

export function participantKey(who: Participant): string {
  return `participant/${String(who.participant).padStart(10, "0")}`;
}

export function elephantKey(elephant: Elephant): string {
  return `elephant/${elephant.id.padStart(20, "0")}`;
}
