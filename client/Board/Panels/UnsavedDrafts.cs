using ElephantBoard.Link.Seats;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Board.Panels;

/// <summary>Input of the form for writing that is not in the hat.</summary>
/// <param name="Over">The draft that it changes, or null for a new elephant.</param>
internal sealed record UnsavedDraft(string Text, uint Hurts, Between? Between, Draft? Over = null)
{
    public static readonly UnsavedDraft Empty = new("", 0, null);

    public static UnsavedDraft From(Draft draft) =>
        new(draft.Content.Text, draft.Content.Hurts, draft.Content.Between, draft);
}

/// <summary>Input that waits behind the one in the form, in the order in which it was put aside. All of it is stored on this device.</summary>
internal sealed class UnsavedDrafts
{
    private readonly UnsavedInput _store;
    private readonly List<UnsavedDraft> _drafts = [];
    private int _saved;

    public UnsavedDrafts(UnsavedInput store)
    {
        _store = store;
        while (store.Get(KeyOf(_saved), PocketItem.Parser) is { Draft: { } draft, Key: var key })
        {
            var over = key.IsEmpty
                ? null
                : new Draft(Secrets.ElephantOf(key.Span), key, new DraftItem(), DraftState.Pending, null);
            _drafts.Add(new(draft.Text, draft.Hurts, draft.Between, over));
            _saved++;
        }
    }

    public int Count => _drafts.Count;

    public void Add(UnsavedDraft draft) => _drafts.Add(draft);

    /// <summary>Removes and returns the latest, or null if there is none.</summary>
    public UnsavedDraft? Take() => Take(_drafts.LastOrDefault());

    /// <summary>Removes and returns the latest change of a draft, or null if there is none.</summary>
    public UnsavedDraft? Take(Draft over) => Take(_drafts.FindLast(each => each.Over?.Elephant == over.Elephant));

    /// <summary>Stores all, and the input that is in the form, if any.</summary>
    public void Save(UnsavedDraft? shown)
    {
        UnsavedDraft[] all = [.. _drafts, .. shown is null ? Array.Empty<UnsavedDraft>() : [shown]];
        for (var i = 0; i < Math.Max(all.Length, _saved); i++)
        {
            _store.Set(KeyOf(i), i < all.Length ? ItemOf(all[i]) : null);
        }

        _saved = all.Length;
    }

    private UnsavedDraft? Take(UnsavedDraft? draft)
    {
        if (draft is not null)
        {
            _drafts.Remove(draft);
        }

        return draft;
    }

    private static string KeyOf(int index) => $"write/{index}";

    private static PocketItem ItemOf(UnsavedDraft draft) =>
        new()
        {
            Key = draft.Over?.Key ?? ByteString.Empty,
            Draft = new()
            {
                Text = draft.Text,
                Hurts = draft.Hurts,
                Between = draft.Between,
            },
        };
}
