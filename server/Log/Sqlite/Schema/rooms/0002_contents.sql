-- Values move out of the tree of keys. A tree copies its cells from page to page as it grows and leaves old copies between
-- them, which no deletion reaches. Here rows are only added at the end, and never grow or go, so that none is ever copied.
CREATE TABLE contents (id INTEGER PRIMARY KEY, value BLOB NOT NULL);
INSERT INTO contents (id, value) SELECT row_number() OVER (ORDER BY room, kind, key), value FROM rows ORDER BY room, kind, key;

CREATE TABLE keys (
    room INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    key BLOB NOT NULL,
    content INTEGER NOT NULL,
    PRIMARY KEY (room, kind, key)
) WITHOUT ROWID;
INSERT INTO keys (room, kind, key, content) SELECT room, kind, key, row_number() OVER (ORDER BY room, kind, key) FROM rows;

DROP TABLE rows;
ALTER TABLE keys RENAME TO rows;
