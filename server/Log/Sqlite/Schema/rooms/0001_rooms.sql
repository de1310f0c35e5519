-- The hot tables name a room by a small number, not by its 16 bytes.
CREATE TABLE rooms (
    id INTEGER PRIMARY KEY,
    room BLOB NOT NULL UNIQUE,
    code TEXT NOT NULL UNIQUE,
    epoch INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    revision INTEGER NOT NULL
);

-- Append-only: the rows of one batch lie side by side, whatever their rooms are.
CREATE TABLE turns (
    room INTEGER NOT NULL,
    first INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    count INTEGER NOT NULL,
    bytes BLOB NOT NULL
);
CREATE UNIQUE INDEX turns_in_order ON turns (room, first, revision);

CREATE TABLE rows (
    room INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    key BLOB NOT NULL,
    value BLOB NOT NULL,
    PRIMARY KEY (room, kind, key)
) WITHOUT ROWID;

-- The judge of the private store: nothing of these rounds is left, whatever it still holds.
CREATE TABLE dropped_rounds (
    room INTEGER NOT NULL,
    round INTEGER NOT NULL,
    PRIMARY KEY (room, round)
) WITHOUT ROWID;

CREATE TABLE checkpoints (
    room INTEGER PRIMARY KEY,
    epoch INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    bytes BLOB NOT NULL
);

-- One row, written over what a commit of unknown outcome may have left behind.
CREATE TABLE settled (times INTEGER NOT NULL);
INSERT INTO settled VALUES (0);
