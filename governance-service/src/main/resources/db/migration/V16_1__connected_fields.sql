-- A connected item names the field that carries it, a plan has an end, and the center decides on answers (R4.3a, R8.2).
-- Landed: grows by new versions only.

alter table data_item
    add column interface_field text, -- of the contract in force of its interface; null where it was not said
    add column planned_for date;     -- the last day on which it counts as planned; null where none was said

-- Where the field has the item's own name it need not be said again.
update data_item i set interface_field = f.name
from contract c join contract_field f on f.contract = c.id
where i.recorded = 'CONNECTED' and c.interface_code = i.interface_code and c.state = 'IN_FORCE' and f.name = i.field;

-- What a unit said is fixed; what the center says to it is added once.
alter table item_answer
    add column state           text   not null default 'GIVEN',
    add column decision_due    date,
    add column accepted_until  date,
    add column decider         text,
    add column decider_name    text,
    add column decided_at      timestamptz,
    add column decision_reason text,
    add column revision        bigint not null default 0;

drop trigger item_answer_is_kept on item_answer;
create trigger item_answer_is_kept before delete on item_answer
    for each row execute function refuse_change();
create trigger item_answer_is_fixed before update on item_answer
    for each row
    when ((old.id, old.unit, old.items, old.kind, old.text, old.planned_for, old.answerer, old.answerer_name, old.answered_at)
          is distinct from
          (new.id, new.unit, new.items, new.kind, new.text, new.planned_for, new.answerer, new.answerer_name, new.answered_at)
          or old.state <> 'GIVEN')
    execute function refuse_change();

create index item_answer_waiting on item_answer (decision_due, id) where state = 'GIVEN' and kind <> 'WILL_CONNECT';
create index item_answer_by_state on item_answer (state, id);
