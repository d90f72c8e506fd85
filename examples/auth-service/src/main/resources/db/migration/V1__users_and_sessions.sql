-- Who may log in. An address is stored in lower case, so that one person has one account.
create table users (
    id varchar(36) primary key,
    email varchar(254) not null unique,
    password_hash varchar(255) not null,
    password_since timestamp with time zone not null,
    -- A code by mail has replaced the password, and no factor but mail was passed since.
    reset_by_mail boolean not null,
    first_name varchar(80) not null,
    last_name varchar(80) not null,
    locale varchar(35) not null,
    role varchar(16) not null,
    active boolean not null,
    -- Whose account is over: what is left of such a user is being erased.
    removal_requested_at timestamp with time zone,
    email_confirmed_at timestamp with time zone,
    created_at timestamp with time zone not null
);

-- One row for each login. Its refresh tokens are a family: if a used one comes back, all of it ends.
create table sessions (
    id varchar(36) primary key,
    user_id varchar(36) not null references users (id) on delete cascade,
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    ended_at timestamp with time zone
);
create index sessions_user on sessions (user_id);
create index sessions_expiry on sessions (expires_at);

-- Only digests: whoever reads this table can refresh nothing.
create table refresh_tokens (
    token_digest varchar(64) primary key,
    session_id varchar(36) not null references sessions (id) on delete cascade,
    issued_at timestamp with time zone not null,
    used_at timestamp with time zone
);
create index refresh_tokens_session on refresh_tokens (session_id);

-- What browsers have begun, on any node: the tables of Spring Session. A removed user takes what is remembered of theirs along.
create table browser_sessions (
    primary_id char(36) primary key,
    session_id char(36) not null unique,
    creation_time bigint not null,
    last_access_time bigint not null,
    max_inactive_interval int not null,
    expiry_time bigint not null,
    principal_name varchar(36) references users (id) on delete cascade
);
create index browser_sessions_expiry on browser_sessions (expiry_time);
create index browser_sessions_user on browser_sessions (principal_name);

create table browser_sessions_attributes (
    session_primary_id char(36) not null references browser_sessions (primary_id) on delete cascade,
    attribute_name varchar(200) not null,
    attribute_bytes bytea not null,
    primary key (session_primary_id, attribute_name)
);
