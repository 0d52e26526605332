-- Of a correction, the control totals that its change is measured from beside those just before it: what was sent first, or what the last
-- correction left whose change was explained. Null for what was judged before this was kept.
alter table batch add column explained_totals jsonb;
