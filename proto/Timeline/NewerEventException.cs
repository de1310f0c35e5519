namespace ElephantBoard.Timeline;

/// <summary>A newer build wrote the event, and this one cannot read it.</summary>
public sealed class NewerEventException : Exception
{
    public NewerEventException(uint sequence, uint reader)
        : base(
            $"Event {sequence} needs reader version {reader}; this build has {Reader.Version}. Install the newer version; nothing was changed."
        ) { }

    public NewerEventException() { }

    public NewerEventException(string message)
        : base(message) { }

    public NewerEventException(string message, Exception inner)
        : base(message, inner) { }
}
