// Generates a TypeScript type of each message in a room's state, its events and its live state, and a table of their fields. wire/message.ts
// uses the table for proto3 JSON, defaults, and canonical text.
const ROOTS = ["RoomState", "Event", "LiveState"];
const SCALARS = {
  TYPE_BOOL: ["flag", "boolean"],
  TYPE_STRING: ["text", "string"],
  TYPE_BYTES: ["bytes", "string"],
  TYPE_UINT32: ["number", "number"],
  TYPE_INT32: ["number", "number"],
  TYPE_SINT32: ["number", "number"],
  TYPE_FIXED32: ["number", "number"],
  TYPE_SFIXED32: ["number", "number"],
  TYPE_UINT64: ["long", "string"],
  TYPE_INT64: ["long", "string"],
  TYPE_SINT64: ["long", "string"],
  TYPE_FIXED64: ["long", "string"],
  TYPE_SFIXED64: ["long", "string"],
};

const last = (name) => name.slice(name.lastIndexOf(".") + 1);
const camel = (name) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
const byName = (a, b) => (a.name < b.name ? -1 : 1);

function fieldOf(field) {
  const many = field.label === "LABEL_REPEATED";
  const member = field.oneofIndex !== undefined;
  const [kind, type] =
    field.type === "TYPE_ENUM"
      ? [last(field.typeName), "number"]
      : field.type === "TYPE_MESSAGE"
        ? [last(field.typeName), last(field.typeName)]
        : SCALARS[field.type];
  const absent = !many && (member || field.type === "TYPE_MESSAGE");
  return {
    name: field.jsonName ?? camel(field.name),
    kind: `${many ? "*" : member ? "?" : ""}${kind}`,
    type: many ? `readonly ${type}[]` : type,
    absent,
    refers: field.type === "TYPE_MESSAGE" ? kind : undefined,
    oneof: member ? field.oneofIndex : undefined,
  };
}

export function messagesOf(image) {
  const files = image.file.filter((file) => file.package === "elephantboard.v1");
  const known = new Map(files.flatMap((file) => file.messageType ?? []).map((message) => [message.name, message]));
  const wanted = new Map();
  const add = (name) => {
    if (wanted.has(name)) return;
    const fields = (known.get(name).field ?? []).map(fieldOf).sort(byName);
    wanted.set(name, fields);
    for (const field of fields) if (field.refers) add(field.refers);
  };
  ROOTS.forEach(add);
  const names = [...wanted.keys()].sort();
  const types = names.map((name) => {
    const rows = wanted.get(name).map(({ name: key, type, absent }) => {
      return `  readonly ${key}: ${type}${absent ? " | undefined" : ""};`;
    });
    return `export interface ${name} {\n${rows.join("\n")}\n}`;
  });
  const tables = names.map((name) => {
    const table = Object.fromEntries(wanted.get(name).map(({ name: key, kind }) => [key, kind]));
    return `  ${name}: ${JSON.stringify(table)},`;
  });
  const facts = wanted.get("Event").filter((field) => field.oneof !== undefined);
  return [
    "// Generated from proto/elephantboard/v1. Do not edit.",
    ...types,
    `export interface Messages {\n${names.map((name) => `  ${name}: ${name};`).join("\n")}\n}`,
    "/** The fact of an event: one member of its oneof. */",
    `export type Fact =\n${facts.map(({ name, type }) => `  | ({ readonly arm: "${name}" } & ${type})`).join("\n")};`,
    `export const facts = ${JSON.stringify(Object.fromEntries(facts.map(({ name, type }) => [name, type])))} as const;`,
    `/** Fields in ordinal order. "*": repeated, "?": member of a oneof. */`,
    `export const fields: Readonly<Record<string, Readonly<Record<string, string>>>> = {\n${tables.join("\n")}\n};`,
    "",
  ].join("\n");
}
