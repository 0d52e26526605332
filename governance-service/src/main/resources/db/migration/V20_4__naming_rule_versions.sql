-- What a naming rule says, and said before (R3.2b, R12). Landed: grows by new versions only.

create table naming_rule_version (
    id              uuid primary key,
    rule            text        not null references naming_rule,
    number          int         not null, -- of the rule, from 1; each holds until the next begins
    content         text        not null, -- JSON: all that the rule says
    holds_from      timestamptz not null,
    proposed_by     text,                 -- null: it came with the installation
    put_in_force_by text        not null,
    unique (rule, number)
);

create trigger naming_rule_version_is_history before update or delete on naming_rule_version
    for each row execute function refuse_change();

-- Of earlier changes only the last is known; a rule that was never in force has said nothing yet.
insert into naming_rule_version (id, rule, number, content, holds_from, put_in_force_by)
select gen_random_uuid(), code, 1, jsonb_build_object('subject', subject, 'appliesTo', applies_to, 'mustMatch', must_match,
        'types', to_jsonb(types), 'needsCodeList', needs_code_list, 'severity', severity, 'messageZh', message_zh,
        'messageEn', message_en, 'active', active)::text, changed_at, changed_by
from naming_rule
where active or exists (
    select from transition where object = 'naming-rules/' || naming_rule.code and to_state = 'IN_FORCE');

call keep_history_whole();
