/**
 * Returns the departments of a room as they are sent, without blank ones.
 * @param chosen Number of the host's department among the typed ones, from 1; 0: none.
 */
export function named(typed: readonly string[], chosen: number) {
  const isNamed = (name: string) => name.trim() !== "";
  const isChosen = chosen > 0 && isNamed(typed[chosen - 1] ?? "");
  return {
    departments: typed.map((name) => name.trim()).filter(isNamed),
    department: isChosen ? typed.slice(0, chosen).filter(isNamed).length : 0,
  };
}

/** Returns the number of the chosen department after another one, or the same, was removed from the list. */
export function withoutDepartment(chosen: number, removed: number): number {
  if (chosen === removed) return 0;
  return chosen > removed ? chosen - 1 : chosen;
}
