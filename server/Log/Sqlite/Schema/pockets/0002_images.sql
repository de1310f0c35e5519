-- A round's private state is one encrypted image, rewritten whole. Rows of single pockets told which one a commit had changed.
-- Pockets of the form before cannot be read into it: their rounds are empty, and clients fill them again.
DROP TABLE pockets;
DROP TABLE pending;
DROP TABLE settled;

-- Two images a round at most. The main store names the one in force by its token; a commit writes over the other one, which is
-- then in force exactly when the main store has that commit. A row never changes its size and is never deleted, so that SQLite
-- copies no image to another page: a free one is all zeros, room, round and value, and waits for an image of its size.
CREATE TABLE images (
    id INTEGER PRIMARY KEY,
    -- 16 bytes.
    room BLOB NOT NULL,
    -- 8 bytes.
    round BLOB NOT NULL,
    -- 16 bytes, random.
    token BLOB NOT NULL,
    value BLOB NOT NULL
);
CREATE INDEX images_by_round ON images (room, round);
