namespace ElephantBoard.Desktop;

/// <summary>Departments as people write them.</summary>
public static class Departments
{
    /// <summary>What a new room begins with, with commas between.</summary>
    public static string Usual =>
        $"{Said.Of("open.sales")}, {Said.Of("open.engineering")}, {Said.Of("open.sales_engineering")}";

    /// <summary>What stands between commas: those of the scripts that have their own, too.</summary>
    public static string[] Split(string given)
    {
        ArgumentNullException.ThrowIfNull(given);
        return given.Split(
            [',', '،', '、', '，'],
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
        );
    }

    /// <summary>Which of some departments somebody means, by name in any case, or by number; 0: none was said.</summary>
    /// <exception cref="StopException">None of them; it names them all.</exception>
    public static uint NumberOf(string? given, IReadOnlyList<string> departments)
    {
        ArgumentNullException.ThrowIfNull(departments);
        if (string.IsNullOrWhiteSpace(given))
        {
            return 0;
        }

        var wanted = given.Trim().Normalize();
        for (var i = 0; i < departments.Count; i++)
        {
            if (string.Equals(departments[i].Normalize(), wanted, StringComparison.OrdinalIgnoreCase))
            {
                return (uint)i + 1;
            }
        }

        return uint.TryParse(wanted, out var number) && number >= 1 && number <= departments.Count
            ? number
            : throw new StopException(
                Said.Of("desktop.no_department", ("given", given), ("all", string.Join(", ", departments)))
            );
    }
}
