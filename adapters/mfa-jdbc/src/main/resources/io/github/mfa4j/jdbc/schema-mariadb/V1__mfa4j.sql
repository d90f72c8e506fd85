-- Times are milliseconds since 1970-01-01 UTC.

-- One row for each user and factor, and for each shared budget. Only state_key, stamp and payload decide anything;
-- the other columns are for operators, for the purge and for erasure.
CREATE TABLE IF NOT EXISTS ${mfaPrefix}register (
    state_key    binary(32)       NOT NULL PRIMARY KEY,
    stamp        bigint           NOT NULL,
    payload      varbinary(16384) NOT NULL,
    purge_after  bigint,                    -- null: never
    failures     integer          NOT NULL,
    locked_until bigint,
    slot         varchar(255)     NOT NULL, -- the factor, or what a shared register is for
    owner_hash   binary(32),                -- null: shared
    tenant       varchar(255),
    user_id      varchar(255),
    INDEX ${mfaPrefix}register_purge (purge_after),
    INDEX ${mfaPrefix}register_owner (owner_hash)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- One row for each user: the enrolments, their secrets sealed.
CREATE TABLE IF NOT EXISTS ${mfaPrefix}vault (
    owner_hash binary(32)       NOT NULL PRIMARY KEY,
    stamp      bigint           NOT NULL,
    payload    varbinary(16384) NOT NULL,
    key_ids    varchar(2000), -- the keys that its secrets are sealed under; null: it has none
    tenant     varchar(255)     NOT NULL,
    user_id    varchar(255)     NOT NULL
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The versions of this schema that were applied. The newest counts, and it is written last.
CREATE TABLE IF NOT EXISTS ${mfaPrefix}schema (
    version integer NOT NULL PRIMARY KEY
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

INSERT INTO ${mfaPrefix}schema (version) VALUES (1);
