// Generates tables: the rule of each command in commands.proto, and the numbers of every enum by name.
const RULE = "[elephantboard.v1.rule]";

function lower(name) {
  return name[0].toLowerCase() + name.slice(1);
}

export function rulesOf(image) {
  const files = image.file.filter((file) => file.package === "elephantboard.v1");
  const enums = new Map(files.flatMap((file) => file.enumType ?? []).map((type) => [type.name, type]));
  const numbers = (name) => new Map(enums.get(name).value.map((value) => [value.name, value.number ?? 0]));
  const [stages, roles, proofs] = ["Stage", "Role", "Proof"].map(numbers);
  const acts = files
    .flatMap((file) => file.messageType ?? [])
    .filter((message) => message.options?.[RULE])
    .map((message) => {
      const rule = message.options[RULE];
      return [
        lower(message.name),
        {
          stages: (rule.stages ?? []).map((stage) => stages.get(stage)),
          roles: (rule.roles ?? []).map((role) => roles.get(role)),
          proof: proofs.get(rule.proof),
          text: rule.text,
        },
      ];
    });
  const tables = [...enums.keys()].filter((name) => name !== "Proof");
  const numberTables = tables.map((name) => `  ${name}: ${JSON.stringify(Object.fromEntries(numbers(name)))},`);
  return [
    "// Generated from proto/elephantboard/v1. Do not edit.",
    `export const rules = ${JSON.stringify(Object.fromEntries(acts))} as const;`,
    "export type Act = keyof typeof rules;",
    `export const enums = {\n${numberTables.join("\n")}\n} as const;`,
    "",
  ].join("\n");
}
