-- The bank's callbacks that were taken, by their own ids: the bank may send one again.
create table bank_callbacks (
  id text primary key,
  taken_at timestamptz not null default now()
);

create index oldest_bank_callbacks on bank_callbacks (taken_at);
