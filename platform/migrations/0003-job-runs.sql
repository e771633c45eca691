create table job_runs (
  id bigint generated always as identity primary key,
  job text not null,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  outcome text not null check (outcome in ('succeeded', 'failed')),
  error text,
  examined integer not null,
  changed integer not null
);

create index latest_job_runs on job_runs (job, id desc);
