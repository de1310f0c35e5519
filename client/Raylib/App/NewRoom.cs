using ElephantBoard.V1;

namespace ElephantBoard.Raylib.App;

/// <summary>The user's input for creating a room.</summary>
internal sealed record NewRoom
{
    public required string Name { get; init; }

    public string Concern { get; init; } = "";

    /// <summary>Separated by commas.</summary>
    public required string Departments { get; init; }

    public bool Anonymous { get; init; }

    /// <summary>Name of the host.</summary>
    public required string Facilitator { get; init; }

    /// <summary>The host's department, by name or number; empty for none.</summary>
    public string? Department { get; init; }

    /// <summary>Opening key, if the server asks for one.</summary>
    public string Key { get; init; } = "";

    /// <exception cref="StopException">The host's department is not one of the room's.</exception>
    public OpenRoomRequest ToRequest()
    {
        var all = Raylib.App.Departments.Split(Departments);
        return new()
        {
            Name = Name.Trim(),
            Concern = Concern.Trim(),
            Prompt = Messages.Of("open.prompt_default"),
            Departments = { all },
            Anonymous = Anonymous,
            Plan = Plan._60,
            Facilitator = new()
            {
                Name = Facilitator.Trim(),
                Department = Raylib.App.Departments.NumberOf(Department, all),
            },
            Key = Key.Trim(),
        };
    }
}
