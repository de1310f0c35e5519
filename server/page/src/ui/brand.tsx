/** The logo: a small elephant. */
export function Brand({ size = 40 }: { size?: number }) {
  return (
    <svg class="brand" width={size} height={size} viewBox="0 0 64 64" aria-hidden="true">
      <ellipse cx="12" cy="26" rx="11" ry="15" class="ear" />
      <ellipse cx="52" cy="26" rx="11" ry="15" class="ear" />
      <path d="M32 40c2 8 2 14-3 17-4 2-8 0-8-3" class="trunk" />
      <rect x="13" y="8" width="38" height="36" rx="13" class="body" />
      <circle cx="25" cy="27" r="3" class="eye" />
      <circle cx="39" cy="27" r="3" class="eye" />
    </svg>
  );
}
