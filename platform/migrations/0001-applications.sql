create table applications (
  id uuid primary key,
  idempotency_key text not null unique,
  request_digest text not null,
  correlation_id text not null,
  status text not null check (
    status in ('failed-to-submit', 'submitted', 'under-review', 'information-required', 'approved', 'rejected')
  ),
  company jsonb not null,
  applicant jsonb not null,
  bank_application_id text unique,
  information_requested jsonb not null default '[]',
  account_number text,
  rejection_reason text,
  failure_reason text,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint the_bank_has_it check (status = 'failed-to-submit' or bank_application_id is not null),
  constraint approved_with_account check (status <> 'approved' or account_number is not null),
  constraint rejected_with_reason check (status <> 'rejected' or rejection_reason is not null)
);

create index undecided_applications on applications (created_at)
  where status in ('submitted', 'under-review', 'information-required');

-- The bank's decision is final. Whatever a service gets wrong, a decided application is never moved back.
create function keep_decision() returns trigger language plpgsql as $$
begin
  raise exception 'application % is decided (%) and stays so', old.id, old.status
    using errcode = 'integrity_constraint_violation';
end;
$$;

create trigger decided_applications_stay_decided
  before update of status on applications
  for each row
  when (old.status in ('approved', 'rejected') and new.status <> old.status)
  execute function keep_decision();
