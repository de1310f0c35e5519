// Generates custom properties and numbers from the tokens of the look.
function properties(colours) {
  return Object.entries(colours)
    .map(([name, value]) => `  --${name}: ${value};`)
    .join("\n");
}

/** Returns the tokens that the page's scripts use. */
export function numbersOf({ hurt, floor, place, motion, landing, walk, steps, spots, press, wrinkles, work, notes }) {
  return [
    "// Generated from proto/look/tokens.json. Do not edit.",
    `export const look = ${JSON.stringify({ hurt, floor, place, motion, landing, walk, steps, spots, press, wrinkles, work, notes })} as const;`,
    "",
  ].join("\n");
}

export function stylesOf(look) {
  const kinds = look.elephant.kinds
    .flatMap((kind, i) => [`  --body-${i + 1}: ${kind.body};`, `  --ear-${i + 1}: ${kind.ear};`])
    .join("\n");
  const departments = look.department.kinds.map((kind, i) => `  --department-${i + 1}: ${kind.colour};`).join("\n");
  const scale = look.type.scale.map((size, i) => `  --size-${i + 1}: ${size / 16}rem;`).join("\n");
  const radii = Object.entries(look.radius)
    .map(([name, value]) => `  --radius-${name}: ${value}px;`)
    .join("\n");
  const motion = Object.entries(look.motion)
    .filter(([name]) => name !== "walk")
    .map(([name, value]) => `  --motion-${name}: ${value}ms;`)
    .join("\n");
  return `/* Generated from proto/look/tokens.json. Do not edit. */
:root {
  color-scheme: light dark;
  --elephant-ink: ${look.elephant.ink};
  --department-ink: ${look.department.ink};
${kinds}
${departments}
${scale}
${radii}
${motion}
${properties(look.colour.light)}
}
@media (prefers-color-scheme: dark) {
  :root {
${properties(look.colour.dark)}
  }
}
`;
}
