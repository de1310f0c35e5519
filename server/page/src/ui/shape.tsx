/** The shapes of departments. Each has a color, too. */
const paths = [
  "M16 3a13 13 0 1 1 0 26a13 13 0 0 1 0-26z",
  "M8 4h16a4 4 0 0 1 4 4v16a4 4 0 0 1-4 4H8a4 4 0 0 1-4-4V8a4 4 0 0 1 4-4z",
  "M13.4 4.6a3 3 0 0 1 5.2 0l11 19a3 3 0 0 1-2.6 4.4H5a3 3 0 0 1-2.6-4.4z",
  "M14.5 2.9a3 3 0 0 1 3 0l9.5 5.4a3 3 0 0 1 1.5 2.6v10.2a3 3 0 0 1-1.5 2.6l-9.5 5.4a3 3 0 0 1-3 0l-9.5-5.4a3 3 0 0 1-1.5-2.6V10.9a3 3 0 0 1 1.5-2.6z",
  "M13.9 2.9a3 3 0 0 1 4.2 0l11 11a3 3 0 0 1 0 4.2l-11 11a3 3 0 0 1-4.2 0l-11-11a3 3 0 0 1 0-4.2z",
  "M16 2c6 7 10.5 11.5 10.5 17a10.5 10.5 0 0 1-21 0C5.5 13.5 10 9 16 2z",
];

/** Returns the number of a department's shape and color, from 1; 0: none. */
export function departmentKind(department: number): number {
  return department === 0 ? 0 : ((department - 1) % paths.length) + 1;
}

export function Shape({ department, label }: { department: number; label?: string }) {
  const kind = departmentKind(department);
  return (
    <svg class={`shape shape-${kind}`} viewBox="0 0 32 32" aria-hidden="true">
      {kind === 0 ? (
        <circle cx="16" cy="16" r="12" class="shape-none" />
      ) : (
        <path d={paths[kind - 1]} class="shape-fill" />
      )}
      {label !== undefined && (
        <text
          x="16"
          y={kind === 3 ? 24 : kind === 6 ? 23 : 20.5}
          class={`shape-label ${label.length > 2 ? "is-long" : ""}`}
        >
          {label}
        </text>
      )}
    </svg>
  );
}
