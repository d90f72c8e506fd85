-- Only digests: whoever reads this table can call nothing. They are keyed with the secret of the client, and go with it.
create table client_tokens (
    token_digest varchar(64) primary key,
    client_id varchar(40) not null,
    scopes varchar(255) not null,
    expires_at timestamp with time zone not null
);
create index client_tokens_expiry on client_tokens (expires_at);

-- The users of a client, under the ids that it gave them. They stay when a client is taken out of the settings: it may come back.
create table client_users (
    client_id varchar(40) not null,
    user_id varchar(64) not null,
    email varchar(254),
    phone varchar(16),
    -- What the next code may belong to: an authenticator that waits for its first, and the newest one that was sent.
    enrolment varchar(64),
    challenge varchar(4096),
    primary key (client_id, user_id)
);

-- Pictures that are fetched once. The key to one is in its address alone, and not in here.
create table client_qr_codes (
    name varchar(64) primary key,
    client_id varchar(40) not null,
    user_id varchar(64) not null,
    sealed varchar(8192) not null,
    expires_at timestamp with time zone not null,
    foreign key (client_id, user_id) references client_users (client_id, user_id) on delete cascade
);
create index client_qr_codes_user on client_qr_codes (client_id, user_id);
create index client_qr_codes_expiry on client_qr_codes (expires_at);
