create table payments (
  id uuid primary key,
  idempotency_key text not null unique,
  request_digest text not null,
  correlation_id text not null,
  status text not null check (status in ('pending', 'completed', 'failed')),
  creditor_name text not null,
  creditor_account text not null,
  amount numeric(14, 2) not null check (amount > 0),
  currency text not null check (currency = 'EUR'),
  reference text not null,
  bank_payment_id text unique,
  failure_reason text,
  created_at timestamptz not null default now(),
  completed_at timestamptz,

  constraint completed_with_time check (status <> 'completed' or completed_at is not null),
  constraint failed_with_reason check (status <> 'failed' or failure_reason is not null)
);
