-- The businesses that are shown round: without them a demo has nobody to speak of.
create table customers (
  number text primary key,
  name text not null,
  since date not null
);

insert into customers (number, name, since) values ('NG-1001', 'Harbour Street Bakery', '2024-04-02');
