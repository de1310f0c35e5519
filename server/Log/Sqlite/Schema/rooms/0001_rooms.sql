-- The hot tables name a room by a small number, not by its 16 bytes.
CREATE TABLE rooms (
    id INTEGER PRIMARY KEY,
    room BLOB NOT NULL UNIQUE,
    code TEXT NOT NULL UNIQUE,
    epoch INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    -- The room's last turn; 0 before the first.
    turn INTEGER NOT NULL
);

-- Append-only: the rows of one batch lie side by side, whatever their rooms are. An index over all of them would dirty a page
-- a room and commit; instead each turn names the one before it, and every 64th of a room has a mark.
CREATE TABLE turns (
    id INTEGER PRIMARY KEY,
    room INTEGER NOT NULL,
    -- 1, 2, 3, … in its room.
    number INTEGER NOT NULL,
    first INTEGER NOT NULL,
    count INTEGER NOT NULL,
    previous INTEGER NOT NULL,
    bytes BLOB NOT NULL
);

CREATE TABLE marks (
    room INTEGER NOT NULL,
    number INTEGER NOT NULL,
    first INTEGER NOT NULL,
    turn INTEGER NOT NULL,
    PRIMARY KEY (room, number)
) WITHOUT ROWID;

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
