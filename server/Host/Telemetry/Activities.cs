using System.Diagnostics;
using ElephantBoard.V1;

namespace ElephantBoard.Host.Telemetry;

/// <summary>
/// Creates the server's activities: a public command, its batch, the batch's append and its publication. Private acts have none.
/// </summary>
/// <remarks>
/// A command starts a new trace and ignores the caller's trace context: an act that proves an owner key names nobody, and a proxy's trace would
/// contain the address of the caller. No tag names a room, a participant or an act.
/// </remarks>
internal static class Activities
{
    public const string SourceName = "ElephantBoard.Server";

    private const string ContextKey = "elephantboard.trace";
    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Starts the activity of a public command, or of several that travel together. The room finds it with <see cref="OfCommand"/>.</summary>
    public static Activity? Command()
    {
        if (Start("elephantboard.command", default, []) is not { } activity)
        {
            return null;
        }
        RequestContext.Set(ContextKey, activity.Id!);
        return activity;
    }

    /// <summary>Ends a command's activity with its answer.</summary>
    /// <param name="refusal">Null when it was accepted. Of several commands: the first refusal.</param>
    public static void Answered(this Activity? activity, Refusal? refusal) =>
        activity?.SetTag("elephantboard.refusal.code", refusal?.Code.ToString());

    /// <summary>Returns the activity of the command that the room currently receives, if any.</summary>
    public static ActivityContext OfCommand() =>
        Source.HasListeners()
        && RequestContext.Get(ContextKey) is string id
        && ActivityContext.TryParse(id, null, out var context)
            ? context
            : default;

    /// <summary>Starts the activity of a batch that has public events.</summary>
    /// <param name="commands">Activities of its commands: the first is its parent, the others are linked.</param>
    public static Activity? Batch(int events, IEnumerable<ActivityContext> commands)
    {
        if (!Source.HasListeners())
        {
            return null;
        }
        var known = commands.Where(command => command != default).Distinct().ToList();
        var links = known.Skip(1).Select(command => new ActivityLink(command));
        return Start("elephantboard.room.batch", known.FirstOrDefault(), links)
            ?.SetTag("elephantboard.room.batch.size", events);
    }

    /// <summary>Starts a part of the current batch.</summary>
    /// <param name="batch">If null, the batch has no activity, and its part has none either.</param>
    public static Activity? Append(Activity? batch) => Part("elephantboard.room.append", batch);

    /// <inheritdoc cref="Append"/>
    public static Activity? Publish(Activity? batch) => Part("elephantboard.room.publish", batch);

    private static Activity? Part(string name, Activity? batch) =>
        batch is null ? null : Source.StartActivity(ActivityKind.Internal, batch.Context, name: name);

    private static Activity? Start(string name, ActivityContext parent, IEnumerable<ActivityLink> links)
    {
        if (!Source.HasListeners())
        {
            return null;
        }
        // Without a current activity, none becomes the parent.
        Activity.Current = null;
        return Source.StartActivity(ActivityKind.Internal, parent, links: links, name: name);
    }
}
