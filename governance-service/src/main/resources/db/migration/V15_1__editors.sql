-- Who changed the entries of a draft, by their subjects: they do not publish it. Landed: grows by new versions only.

alter table code_list_version add column editors text[] not null default '{}';
alter table mapping add column editors text[] not null default '{}';
