/** The project's name and sign: a cell that two names hold. */
export function Brand() {
  return (
    <span class="brand">
      <svg viewBox="0 0 28 24" aria-hidden="true">
        <path d="M8 2h12l6 10-6 10H8L2 12Z" />
        <circle cx="14" cy="12" r="3.6" />
      </svg>
      Nonlocal
    </span>
  );
}
