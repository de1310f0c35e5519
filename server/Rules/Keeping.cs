using System.Globalization;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules;

/// <summary>What somebody does with their pocket. Nobody else is told.</summary>
public static class Keeping
{
    /// <summary>The pocket that a secret opens, or why it cannot.</summary>
    public static Refusal? Open(
        Room room,
        PrivateState hidden,
        ulong round,
        ReadOnlySpan<byte> secret,
        out Digest key,
        out Pocket pocket
    )
    {
        ArgumentNullException.ThrowIfNull(room);
        ArgumentNullException.ThrowIfNull(hidden);
        (key, pocket) = (default, Pocket.Empty);
        if (secret.Length != Secrets.Size)
        {
            return Refuse.Malformed("secret");
        }
        if (round != room.Round)
        {
            return Refuse.With(RefusalCode.RoundClosed);
        }
        key = Digest.Of(secret);
        return hidden.Pockets.TryGetValue(key, out pocket!) ? null : Refuse.With(RefusalCode.NoPocket);
    }

    public static Decision Decide(Room room, PrivateState hidden, PocketCommand command, Envelope envelope)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(envelope);
        if (Open(room, hidden, command.Round, command.Secret.Span, out var key, out var pocket) is { } closed)
        {
            return closed;
        }
        if (!NormalText.IsWellFormed(TextOf(command)))
        {
            return Refuse.With(RefusalCode.TextUnreadable);
        }
        var content = PocketContent.Of(command);
        if (command.Counter == pocket.Counter && pocket.Counter != 0)
        {
            return content.Matches(pocket.Content) ? Decision.Nothing : Refuse.With(RefusalCode.IdReused);
        }
        if (command.Counter != pocket.Counter + 1)
        {
            return Refuse.With(
                RefusalCode.PocketOrder,
                ("expected", (pocket.Counter + 1).ToString(CultureInfo.InvariantCulture))
            );
        }
        if (command.ActCase == PocketCommand.ActOneofCase.None)
        {
            return Refuse.Malformed("act");
        }
        // Everybody who has a pocket may keep things in it: the role was asked when it was taken.
        if (Guard.Check(Guard.Of(command.ActCase), room, Role.Participant) is { } refusal)
        {
            return refusal;
        }
        var slip = command.ActCase switch
        {
            PocketCommand.ActOneofCase.KeepDraft => Draft(room, hidden, pocket, command.KeepDraft, envelope.Limits),
            PocketCommand.ActOneofCase.DropDraft => Drop(pocket, slip => slip.Draft?.Draft == command.DropDraft.Draft),
            PocketCommand.ActOneofCase.KeepRewording => Rewording(
                room,
                hidden,
                pocket,
                command.KeepRewording,
                envelope.Limits
            ),
            _ => Drop(pocket, slip => slip.Rewording?.Elephant == command.DropRewording.Elephant),
        };
        if (slip.Refusal is { } refused)
        {
            return refused;
        }
        var kept = new Change.PocketKept(key, pocket with { Counter = command.Counter, Content = content });
        return new Decision.Accepted([])
        {
            Changes = slip.Slot == 0 ? [kept] : [kept, new Change.SlipKept(key, slip.Slot, slip.Slip)],
        };
    }

    private static string TextOf(PocketCommand command) =>
        command.ActCase switch
        {
            PocketCommand.ActOneofCase.KeepDraft => command.KeepDraft.Text,
            PocketCommand.ActOneofCase.KeepRewording => command.KeepRewording.Text,
            _ => "",
        };

    private static (Refusal? Refusal, byte Slot, Slip? Slip) Draft(
        Room room,
        PrivateState hidden,
        Pocket pocket,
        KeepDraft draft,
        Limits limits
    )
    {
        if (Drafts.Check(room, draft.Draft, draft.Hurts, draft.Between, draft.Tag) is { } malformed)
        {
            return (malformed, 0, null);
        }
        if (NormalText.Paragraph(draft.Text, limits.Text, out var text) is { } unreadable)
        {
            return (unreadable, 0, null);
        }
        var slot = SlotOf(pocket, slip => slip.Draft?.Draft == draft.Draft);
        if (slot == 0 && room.Elephants.Count + hidden.Slips >= limits.Elephants)
        {
            return (Refuse.Limit(RefusalCode.TooManyElephants, limits.Elephants), 0, null);
        }
        // Copied field by field: what a newer client adds is not kept.
        var kept = new KeepDraft
        {
            Draft = draft.Draft,
            Text = text,
            Hurts = draft.Hurts,
            Between = Standing.From(draft.Between).ToBetween(),
            Tag = draft.Tag,
        };
        return Put(pocket, slot, new Slip(kept, null), limits);
    }

    private static (Refusal? Refusal, byte Slot, Slip? Slip) Rewording(
        Room room,
        PrivateState hidden,
        Pocket pocket,
        KeepRewording rewording,
        Limits limits
    )
    {
        if (
            Elephants.FindOwn(room, hidden, rewording.Elephant, rewording.OwnerKey.Span, out var elephant) is
            { } refusal
        )
        {
            return (refusal, 0, null);
        }
        if (elephant.Withdrawn)
        {
            return (Refuse.With(RefusalCode.Hidden), 0, null);
        }
        if (NormalText.Paragraph(rewording.Text, limits.Text, out var text) is { } unreadable)
        {
            return (unreadable, 0, null);
        }
        // The owner key has done its work: it is not kept.
        var kept = new KeepRewording { Elephant = elephant.Id, Text = text };
        return Put(pocket, SlotOf(pocket, slip => slip.Rewording?.Elephant == elephant.Id), new(null, kept), limits);
    }

    private static (Refusal? Refusal, byte Slot, Slip? Slip) Drop(Pocket pocket, Func<Slip, bool> which) =>
        (null, SlotOf(pocket, which), null);

    private static (Refusal? Refusal, byte Slot, Slip? Slip) Put(Pocket pocket, byte slot, Slip slip, Limits limits)
    {
        if (slot == 0)
        {
            slot = (byte)
                Enumerable.Range(1, limits.Slips).FirstOrDefault(free => !pocket.Slips.ContainsKey((byte)free));
        }
        return slot == 0 ? (Refuse.Limit(RefusalCode.TooManyDrafts, limits.Slips), slot, null) : (null, slot, slip);
    }

    /// <summary>0 when there is none.</summary>
    private static byte SlotOf(Pocket pocket, Func<Slip, bool> which) =>
        pocket.Slips.FirstOrDefault(pair => which(pair.Value)).Key;
}
