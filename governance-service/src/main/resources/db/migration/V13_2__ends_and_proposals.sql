-- That an exemption ended is told once; a naming rule is proposed by one person and put in force by another. Landed: grows by
-- new versions only.

alter table exemption
    add column end_told_at timestamptz; -- when it was told, or seen that there was nothing to tell

-- Exemptions that ended before this was told of are over and done with.
update exemption set end_told_at = now() where state = 'GRANTED' and until < current_date - 1;

create index exemption_end_to_tell on exemption (until, id) where state = 'GRANTED' and end_told_at is null;

alter table naming_rule
    add column proposal      text, -- what it is to say, as JSON; null while nothing is proposed
    add column proposer      text,
    add column proposer_name text,
    add column proposed_at   timestamptz;

create index naming_rule_proposed on naming_rule (proposed_at, code) where proposal is not null;
