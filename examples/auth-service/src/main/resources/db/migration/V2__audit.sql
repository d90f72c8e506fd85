-- What happened, without codes, secrets and tokens. Rows of a user go with the user, so what is left names nobody; all go after
-- AUDIT_DAYS.
create table audit_events (
    id bigint generated always as identity primary key,
    happened_at timestamp with time zone not null,
    kind varchar(40) not null,
    tenant varchar(255) not null,
    user_id varchar(255),
    -- Where the request came from; null where there was none.
    client_address varchar(64),
    factor varchar(32),
    purpose varchar(32),
    detail varchar(255)
);
create index audit_events_user on audit_events (tenant, user_id);
create index audit_events_time on audit_events (happened_at);
-- Who did it to others, by id: found when that user is erased.
create index audit_events_detail on audit_events (detail);
create index audit_events_kind on audit_events (kind, happened_at);
