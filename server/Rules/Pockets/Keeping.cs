using System.Diagnostics;
using System.Globalization;
using ElephantBoard.Rules.Text;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Pockets;

/// <summary>Puts an item into a pocket of an open round, or removes one. Nobody else learns of it.</summary>
public static class Keeping
{
    /// <summary>Returns the pocket that a secret opens, or a refusal.</summary>
    public static Refusal? Open(
        PrivateState privateState,
        ulong round,
        ReadOnlySpan<byte> secret,
        out Digest key,
        out Pocket pocket
    )
    {
        ArgumentNullException.ThrowIfNull(privateState);
        (key, pocket) = (default, Pocket.Empty);
        if (secret.Length != Secrets.Size)
        {
            return Refusals.Malformed("secret");
        }
        if (!privateState.Rounds.TryGetValue(round, out var open))
        {
            return Refusals.Create(RefusalCode.RoundClosed);
        }
        key = Digest.Of(secret);
        return open.Pockets.TryGetValue(key, out pocket!) ? null : Refusals.Create(RefusalCode.NoPocket);
    }

    public static Decision Decide(Room room, PrivateState privateState, PocketCommand command, Envelope envelope)
    {
        ArgumentNullException.ThrowIfNull(room);
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(envelope);
        if (Open(privateState, command.Round, command.Secret.Span, out var key, out var pocket) is { } closed)
        {
            return closed;
        }
        if (command.Put is { ItemCase: not PocketItem.ItemOneofCase.None } put && !NormalText.IsWellFormed(TextOf(put)))
        {
            return Refusals.Create(RefusalCode.TextUnreadable);
        }
        var content = PocketContent.Of(command);
        if (command.Counter == pocket.Counter && pocket.Counter != 0)
        {
            return content.Matches(pocket.Content) ? Decision.Nothing : Refusals.Create(RefusalCode.IdReused);
        }
        if (command.Counter != pocket.Counter + 1)
        {
            return Refusals.Create(
                RefusalCode.PocketOrder,
                ("expected", (pocket.Counter + 1).ToString(CultureInfo.InvariantCulture))
            );
        }
        var kept = new Change.PocketKept(
            command.Round,
            key,
            pocket with
            {
                Counter = command.Counter,
                Content = content,
            }
        );
        return command.ActCase switch
        {
            PocketCommand.ActOneofCase.None => Refusals.Malformed("act"),
            PocketCommand.ActOneofCase.Put => Put(room, privateState, command, pocket, kept, envelope),
            PocketCommand.ActOneofCase.Remove => Remove(room, command.Remove, pocket, kept),
            _ => throw new UnreachableException($"The pocket act {command.ActCase} has no rules."),
        };
    }

    private static string TextOf(PocketItem item) => ItemKinds.Of(item).TextOf(item);

    private static Decision Put(
        Room room,
        PrivateState privateState,
        PocketCommand command,
        Pocket pocket,
        Change.PocketKept kept,
        Envelope envelope
    )
    {
        var item = command.Put;
        if (item.ItemCase == PocketItem.ItemOneofCase.None)
        {
            return Refusals.Malformed("item");
        }
        var kind = ItemKinds.Of(item);
        if (!kind.BelongsTo(room, command.Round))
        {
            return Refusals.Malformed("item");
        }
        if (MayNot(Guard.Of(item.ItemCase), room) is { } refusal)
        {
            return refusal;
        }
        var slot = pocket.SlotOf(item.Key);
        var put = new ItemKind.Put(room, privateState, command.Round, command.OwnerKey, IsNew: slot == 0, envelope);
        if (kind.Check(put, item, out var content) is { } refused)
        {
            return refused;
        }
        var limit = envelope.Limits.Items;
        if (slot == 0)
        {
            slot = (byte)Enumerable.Range(1, limit).FirstOrDefault(free => !pocket.Items.ContainsKey((byte)free));
        }
        if (slot == 0)
        {
            return Refusals.Limit(RefusalCode.TooManyDrafts, limit);
        }
        (content.Key, content.Version) = (item.Key, item.Version);
        return new Decision.Accepted([])
        {
            Changes = [kept, new Change.ItemKept(command.Round, kept.Key, slot, content)],
        };
    }

    private static Decision Remove(Room room, RemoveItem command, Pocket pocket, Change.PocketKept kept)
    {
        if (MayNot(Guard.Of(RemoveItem.Descriptor), room) is { } refusal)
        {
            return refusal;
        }
        var slot = pocket.SlotOf(command.Key);
        return new Decision.Accepted([])
        {
            Changes = slot == 0 ? [kept] : [kept, new Change.ItemKept(kept.Round, kept.Key, slot, null)],
        };
    }

    // Everyone who has a pocket may use it, because the role was checked when it was taken.
    private static Refusal? MayNot(Rule rule, Room room) => Guard.Check(rule, room, Role.Participant);
}
