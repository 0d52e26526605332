-- Classes of fields, what is personal, and how values are masked (R3.2d, R7.6). Landed: grows by new versions only.

-- What counts for each field that a contract of its interface ever had. It only grows stricter, unless a decision was taken.
create table field_class (
    interface_code    text        not null references data_interface,
    field             text        not null,
    unit              text        not null references unit,
    sensitivity_class text, -- null as long as nobody has classified it
    personal_data     boolean     not null,
    personal_kind     text,
    value_kind        text        not null,
    in_contract       boolean     not null, -- whether a version that is approved or in force has it
    source            text        not null, -- the contract or decision by which it counts
    since             timestamptz not null,
    revision          bigint      not null,
    primary key (interface_code, field)
);

create index field_class_unclassified on field_class (unit, interface_code) where sensitivity_class is null and in_contract;

create trigger field_class_is_kept before delete on field_class
    for each row execute function refuse_change();

-- How it came to count what it does.
create table field_class_change (
    id                uuid primary key,
    interface_code    text        not null references data_interface,
    field             text        not null,
    sensitivity_class text,
    personal_data     boolean     not null,
    personal_kind     text,
    source            text        not null,
    changed_at        timestamptz not null
);

create index field_class_change_by_interface on field_class_change (interface_code, id);
create index field_class_change_by_field on field_class_change (interface_code, field, id);

create trigger field_class_change_is_kept before update or delete on field_class_change
    for each row execute function refuse_change();

create table classification_decision (
    id                 uuid primary key,
    interface_code     text        not null references data_interface,
    field              text        not null,
    unit               text        not null references unit,
    from_class         text,
    from_personal_data boolean     not null,
    from_personal_kind text,
    sensitivity_class  text        not null,
    personal_data      boolean     not null,
    personal_kind      text,
    reason             text        not null,
    evidence           text        not null, -- JSON
    state              text        not null,
    proposer           text        not null,
    proposer_name      text        not null,
    proposed_at        timestamptz not null,
    decision_due       date, -- null where it took effect at once
    decider            text,
    decider_name       text,
    decided_at         timestamptz,
    decision_reason    text,
    revision           bigint      not null
);

-- One open proposal for each field, whoever makes it.
create unique index classification_decision_open on classification_decision (interface_code, field) where state = 'PROPOSED';
create index classification_decision_by_field on classification_decision (interface_code, field, id);
create index classification_decision_by_field_name on classification_decision (field, id);
create index classification_decision_by_unit on classification_decision (unit, id);
create index classification_decision_by_state on classification_decision (state, id);
create index classification_decision_due on classification_decision (decision_due, id) where state = 'PROPOSED';

create trigger classification_decision_is_fixed
    before update of interface_code, field, from_class, from_personal_data, from_personal_kind, sensitivity_class, personal_data,
        personal_kind, reason, evidence, proposer on classification_decision
    for each row
    when ((old.interface_code, old.field, old.from_class, old.from_personal_data, old.from_personal_kind, old.sensitivity_class,
            old.personal_data, old.personal_kind, old.reason, old.evidence, old.proposer)
        is distinct from (new.interface_code, new.field, new.from_class, new.from_personal_data, new.from_personal_kind,
            new.sensitivity_class, new.personal_data, new.personal_kind, new.reason, new.evidence, new.proposer))
    execute function refuse_change();

create trigger classification_decision_is_kept before delete on classification_decision
    for each row execute function refuse_change();

-- One version of all masking rules; of those that were accepted, the one that began last holds.
create table masking_rule_set (
    id              uuid primary key,
    number          int         not null unique,
    valid_from      date        not null,
    rules           text        not null, -- JSON
    source          text        not null,
    state           text        not null,
    proposer        text        not null,
    proposer_name   text        not null,
    proposed_at     timestamptz not null,
    decider         text,
    decider_name    text,
    decided_at      timestamptz,
    decision_reason text,
    revision        bigint      not null
);

create index masking_rule_set_by_state on masking_rule_set (state, id);
create index masking_rule_set_by_date on masking_rule_set (valid_from desc, number desc) where state = 'ACCEPTED';

create trigger masking_rule_set_is_fixed before update of number, valid_from, rules, source, proposer on masking_rule_set
    for each row
    when ((old.number, old.valid_from, old.rules, old.source, old.proposer)
        is distinct from (new.number, new.valid_from, new.rules, new.source, new.proposer))
    execute function refuse_change();

create trigger masking_rule_set_is_kept before delete on masking_rule_set
    for each row execute function refuse_change();

-- Interfaces whose contracts were approved before there were classes: the service reads these and takes the interface out.
create table interface_to_classify (
    interface_code text primary key references data_interface
);

insert into interface_to_classify (interface_code)
select distinct interface_code from contract where state in ('APPROVED', 'IN_FORCE');

-- What masking starts with [ours]; of several rules that hold the strictest does.
insert into masking_rule_set (id, number, valid_from, rules, source, state, proposer, proposer_name, proposed_at, decided_at, revision)
values ('019b76da-a800-7000-8000-000000001001', 1, date '2000-01-01', '{"rules": [
    {"from": "CORE", "personalOnly": false, "kinds": ["TEXT", "PLACE", "NUMBER", "DATE", "TIMESTAMP", "TIME", "FLAG"], "masking": {"method": "NULL"}},
    {"from": "IMPORTANT", "personalOnly": false, "kinds": ["TEXT"], "masking": {"method": "HASH_WITH_KEY", "key": "masking-1"}},
    {"from": "IMPORTANT", "personalOnly": false, "kinds": ["PLACE"], "masking": {"method": "GENERALISE_PLACE", "to": "PROVINCE"}},
    {"from": "IMPORTANT", "personalOnly": false, "kinds": ["NUMBER"], "masking": {"method": "TRUNCATE", "keep": 1}},
    {"from": "IMPORTANT", "personalOnly": false, "kinds": ["DATE", "TIMESTAMP"], "masking": {"method": "GENERALISE_DATE", "to": "YEAR"}},
    {"from": "IMPORTANT", "personalOnly": false, "kinds": ["TIME", "FLAG"], "masking": {"method": "NULL"}},
    {"from": "L4", "personalOnly": false, "kinds": ["TEXT", "NUMBER"], "masking": {"method": "TRUNCATE", "keep": 2}},
    {"from": "L4", "personalOnly": false, "kinds": ["PLACE"], "masking": {"method": "GENERALISE_PLACE", "to": "CITY"}},
    {"from": "L4", "personalOnly": false, "kinds": ["DATE", "TIMESTAMP"], "masking": {"method": "GENERALISE_DATE", "to": "QUARTER"}},
    {"from": "L3", "personalOnly": false, "kinds": ["PLACE"], "masking": {"method": "GENERALISE_PLACE", "to": "COUNTY"}},
    {"from": "L3", "personalOnly": false, "kinds": ["DATE", "TIMESTAMP"], "masking": {"method": "GENERALISE_DATE", "to": "MONTH"}},
    {"personalOnly": true, "kinds": ["TEXT"], "masking": {"method": "KEEP_LAST", "keep": 4}},
    {"personalOnly": true, "kinds": ["PLACE"], "masking": {"method": "GENERALISE_PLACE", "to": "COUNTY"}},
    {"personalOnly": true, "kinds": ["NUMBER"], "masking": {"method": "NULL"}},
    {"personalOnly": true, "kinds": ["DATE", "TIMESTAMP"], "masking": {"method": "GENERALISE_DATE", "to": "YEAR"}},
    {"from": "L4", "personalOnly": true, "kinds": ["TEXT"], "masking": {"method": "HASH_WITH_KEY", "key": "masking-1"}}
]}', '本平台拟定，待主管部门发布规则后替换', 'ACCEPTED', 'platform', 'platform', now(), now(), 0);
