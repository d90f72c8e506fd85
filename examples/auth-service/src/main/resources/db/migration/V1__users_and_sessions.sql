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
