-- A round's private state is one encrypted image, rewritten whole. Rows of single pockets told which one a commit had changed.
-- Pockets of the form before cannot be read into it: their rounds are empty, and clients fill them again.
DROP TABLE pockets;
DROP TABLE pending;
DROP TABLE settled;

-- Two images a round at most. The main store names the one in force by its token; a commit writes over the other one, which is
-- then in force exactly when the main store has that commit.
CREATE TABLE images (
    room BLOB NOT NULL,
    round INTEGER NOT NULL,
    side INTEGER NOT NULL,
    -- Random.
    token BLOB NOT NULL,
    value BLOB NOT NULL,
    PRIMARY KEY (room, round, side)
) WITHOUT ROWID;
