using System.Security.Cryptography;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Link.Seats;

/// <summary>The kinds of items that a seat puts into the hat. The pocket itself knows none of them.</summary>
public static class HatItems
{
    extension(OwnPocket pocket)
    {
        /// <summary>Drafts in the hat or on their way there, in the order of writing.</summary>
        public IReadOnlyList<Draft> Drafts =>
            [
                .. pocket
                    .Items.Where(each => each.Item.Draft is not null)
                    .Select(each => new Draft(
                        Secrets.ElephantOf(each.Item.Key.Span),
                        each.Item.Key,
                        each.Item.Draft,
                        each.State,
                        each.Refusal
                    )),
            ];

        /// <summary>New wordings in the hat or on their way there.</summary>
        public IReadOnlyList<OwnRewording> Rewordings =>
            [
                .. pocket
                    .Items.Where(each => each.Item.Rewording is not null)
                    .Select(each => new OwnRewording(each.Item.Rewording, each.State, each.Refusal)),
            ];

        /// <summary>Writes a new elephant. It is stored on this client on return, and is in the hat once its state is
        /// <see cref="DraftState.Saved"/>.</summary>
        /// <returns>The draft's id, 16 bytes.</returns>
        public async Task<ByteString> SpotAsync(
            string text,
            uint hurts,
            Between? between,
            CancellationToken cancellationToken
        )
        {
            var draft = ByteString.CopyFrom(RandomNumberGenerator.GetBytes(Secrets.DraftSize));
            await pocket.RespotAsync(draft, text, hurts, between, cancellationToken);
            return draft;
        }

        /// <summary>Replaces an elephant that is still in the pocket.</summary>
        public Task RespotAsync(
            ByteString draft,
            string text,
            uint hurts,
            Between? between,
            CancellationToken cancellationToken
        )
        {
            ArgumentNullException.ThrowIfNull(draft);
            var key = pocket.OwnerKey(Secrets.ElephantOf(draft.Span));
            var item = new DraftItem
            {
                Text = text,
                Hurts = hurts,
                Between = between,
                Tag = ByteString.CopyFrom(Secrets.Tag(key)),
            };
            return pocket.PutAsync(new() { Key = draft, Draft = item }, 0, cancellationToken);
        }

        /// <summary>Removes an elephant from the pocket.</summary>
        public Task DropAsync(ByteString draft, CancellationToken cancellationToken) =>
            pocket.RemoveAsync(draft, 0, cancellationToken);

        /// <summary>Gives an own elephant a new wording, which comes out with the next pour.</summary>
        public Task RewordAsync(ulong elephant, string text, CancellationToken cancellationToken)
        {
            var instead = pocket.Room.Elephants.GetValueOrDefault(elephant)?.Wording ?? default;
            var item = new RewordingItem
            {
                Elephant = elephant,
                Text = text,
                Instead = instead.ToByteString(),
            };
            return pocket.PutAsync(new() { Key = PocketItems.KeyOf(elephant), Rewording = item }, 0, cancellationToken);
        }

        public Task DropRewordingAsync(ulong elephant, CancellationToken cancellationToken) =>
            pocket.RemoveAsync(PocketItems.KeyOf(elephant), 0, cancellationToken);
    }
}
