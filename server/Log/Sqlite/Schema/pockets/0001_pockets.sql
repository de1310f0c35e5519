CREATE TABLE pockets (
    room BLOB NOT NULL,
    round INTEGER NOT NULL,
    pocket BLOB NOT NULL,
    slot INTEGER NOT NULL,
    value BLOB NOT NULL,
    PRIMARY KEY (room, round, pocket, slot)
) WITHOUT ROWID;

-- What commits change that the main store may not have yet. Carried out when it has them, else forgotten; empty at rest.
CREATE TABLE pending (
    room BLOB NOT NULL,
    revision INTEGER NOT NULL,
    number INTEGER NOT NULL,
    round INTEGER NOT NULL,
    pocket BLOB NOT NULL,
    slot INTEGER NOT NULL,
    value BLOB,
    PRIMARY KEY (room, revision, number)
) WITHOUT ROWID;

-- One row, written over what a commit of unknown outcome may have left behind.
CREATE TABLE settled (times INTEGER NOT NULL);
INSERT INTO settled VALUES (0);
