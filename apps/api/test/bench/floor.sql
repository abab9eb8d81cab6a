-- What hand-written SQL needs for the same month: plain tables and one set-based function, cut to what can be drawn today.
-- Integers only: scores in hundredths of a point, weights in ten-thousandths, money in fen.
create table unit(tenant int, id int, kind char(1), parent int, category int, primary key(tenant, id));
create table indicator(tenant int, id int, weight int, deducts boolean, primary key(tenant, id));
create table score(tenant int, period int, unit int, indicator int, value int, primary key(tenant, period, unit, indicator));
create table result(tenant int, period int, unit int, kind char(1), category int, total bigint, deducted bigint,
  rank int, n int, tied int, from_bottom int, primary key(tenant, period, unit));
create table award(tenant int, period int, unit int, fen bigint, primary key(tenant, period, unit));
create table point_ledger(tenant int, period int, unit int, delta int, reason text, primary key(tenant, period, unit, reason));
create table board(tenant int, period int, board text, pos int, unit int, total bigint, rank int, primary key(tenant, period, board, pos));
create table period_close(tenant int, period int, status text, closed_at timestamptz, primary key(tenant, period));

-- One round trip, one transaction. Nested loops off: a county that joined since the last ANALYZE is estimated at one row.
create function close_month(p_tenant int, p_period int, p_pot bigint) returns void language plpgsql set enable_nestloop = off as $f$
begin
  insert into period_close values (p_tenant, p_period, 'closed', clock_timestamp()); -- a second close fails on the key
  with v as (
    select s.unit, sum(case when not i.deducts then s.value * i.weight else 0 end) / 10000 as good,
           sum(case when i.deducts then s.value else 0 end) as bad
    from score s join indicator i on i.tenant = s.tenant and i.id = s.indicator
    where s.tenant = p_tenant and s.period = p_period group by s.unit
  ), vt as (
    select u.id, u.parent, u.category, v.good - v.bad as total, v.bad from v join unit u on u.tenant = p_tenant and u.id = v.unit
  ), t as (
    select u.id, u.category, (7 * (sum(vt.total)::bigint / count(*)) + 3 * min(vt.total)) / 10 as total, sum(vt.bad)::bigint / count(*) as bad
    from vt join unit u on u.tenant = p_tenant and u.id = vt.parent group by u.id, u.category
  ), a as (
    select id, 'v'::char(1) kind, category, total, bad from vt union all select id, 't', category, total, bad from t
  )
  insert into result
  select p_tenant, p_period, id, kind, category, total, bad,
    case when count(*) over g >= 3 then rank() over (partition by kind, category order by total desc) end,
    count(*) over g, count(*) over (partition by kind, category, total),
    case when count(*) over g >= 3 then rank() over (partition by kind, category order by total asc) end
  from a window g as (partition by kind, category);
  with place as (select * from (values (1, 50), (2, 30), (3, 20)) p(pos, share)),
  w as (
    select r.unit, r.kind, r.category, r.rank, r.tied,
      (select coalesce(sum(share), 0) from place where pos between r.rank and r.rank + r.tied - 1) * p_pot / 100 as fen
    from result r where r.tenant = p_tenant and r.period = p_period and r.rank <= 3
  )
  insert into award -- ties share their places; what does not divide goes fen by fen to the first of them
  select p_tenant, p_period, unit, fen / tied + (case when row_number() over (partition by kind, category, rank order by unit) <= fen % tied then 1 else 0 end)
  from w where fen > 0;
  insert into point_ledger
  select p_tenant, p_period, unit, case when rank = 1 then 20 else 10 end, 'top'
  from result where tenant = p_tenant and period = p_period and rank <= 3;
  insert into board
  select p_tenant, p_period, b, row_number() over (partition by b order by o, unit), unit, total, rank from (
    select kind || '-cat' || category as b, rank as o, unit, total, rank from result where tenant = p_tenant and period = p_period and rank is not null
    union all select kind || '-red' || category, rank, unit, total, rank from result where tenant = p_tenant and period = p_period and rank <= 3
    union all select kind || '-black' || category, from_bottom, unit, total, rank from result where tenant = p_tenant and period = p_period
      and from_bottom <= case kind when 't' then 1 else 5 end) q;
end $f$;
