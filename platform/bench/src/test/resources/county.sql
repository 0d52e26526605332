-- A county of as many units as bench.units says, the same each time: for each unit two source systems, ten interfaces with a
-- hundred and ten fields, and what else stands about them in the service's lists. The first unit, whose people ask for lists,
-- has ten times as much.

create function pg_temp.units() returns int stable language sql as $$ select current_setting('bench.units')::int $$;

-- What units hold is dealt out in shares: ten to the first unit, one to each other.
create function pg_temp.shares() returns int stable language sql as $$ select pg_temp.units() + 9 $$;

-- An id that is the same each time; ids of one kind ascend with the number.
create function pg_temp.id(kind int, number bigint) returns uuid immutable language sql as $$
    select (lpad(to_hex(number / 65536), 8, '0') || '-' || lpad(to_hex(number % 65536), 4, '0') || '-7000-8000-'
        || lpad(to_hex(kind), 12, '0'))::uuid
$$;

create function pg_temp.unit(number bigint) returns text immutable language sql as $$
    select case number when 1 then '91141029MA0DEM1AXT' when 4 then '12141029MA0DEM3UXW' else '91141029B' || lpad(number::text, 8, '0') || 'X' end
$$;

create function pg_temp.holder(share bigint) returns text immutable language sql as $$
    select pg_temp.unit(greatest(1, share - 9))
$$;

-- Which of its holder's shares it is.
create function pg_temp.place(share bigint) returns bigint immutable language sql as $$
    select case when share > 10 then 1 else share end
$$;

-- One of several texts, by a number.
create function pg_temp.pick(number bigint, variadic texts text[]) returns text immutable language sql as $$
    select texts[1 + number % array_length(texts, 1)]
$$;

create function pg_temp.township(number bigint) returns text immutable language sql as $$
    select pg_temp.pick(number, '昌宁镇', '光华镇', '台头镇', '管头镇', '西坡镇', '双鹤乡', '关王庙乡', '尉庄乡', '西交口乡', '枣岭乡')
$$;

create function pg_temp.code(number bigint) returns text immutable language sql as $$
    select pg_temp.pick(number, 'sales', 'production', 'inventory', 'orders', 'parcels', 'returns', 'prices', 'shops', 'members', 'suppliers')
        || '-' || lpad(number::text, 7, '0')
$$;

-- The indexes of terms are built at once in the end: that takes a tenth of the time.
create temp table index_of_terms as
select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
from pg_index join pg_class on pg_class.oid = indexrelid join pg_am on pg_am.oid = relam where amname = 'gin';

do $$ declare dropped text; begin
    for dropped in select name from index_of_terms loop execute 'drop index ' || dropped; end loop;
end $$;

create temp table subject as
select number, name, pg_temp.pick(number, 'sales', 'production', 'inventory', 'logistics') as theme
from unnest(array['网店销售明细', '加工生产日报', '仓库库存日报', '订单台账', '快递收发记录', '退货记录', '商品价格', '店铺档案', '会员档案', '供应商档案',
    '冷库温度', '直播场次', '培训记录', '补贴发放', '质量检验', '农资采购', '原料收购', '运费结算', '网点巡查', '溯源标识']) with ordinality as named (name, number);

create temp table word as
select number - 1 as number, split_part(said, ' ', 1) as name, split_part(said, ' ', 2) as heading, split_part(said, ' ', 3) as type,
    split_part(said, ' ', 4) as description
from unnest(array[
    'orderNo 订单编号 string 销售方系统中一笔订单的编号', 'lineNo 行号 integer 订单内商品行的序号', 'shopNo 店铺编号 string 单位自有的店铺编号',
    'productNo 商品编号 string 单位自有的商品编号', 'productName 商品名称 string 销售或生产时使用的名称', 'categoryCode 商品大类 string 按主要用途归类',
    'channelCode 销售渠道 string 成交时所经渠道', 'placeCode 所在地 string 经营地所在的行政区划', 'soldAt 成交时间 timestamp 买方付款成功的时间',
    'saleQuantity 销售数量 integer 成交商品的件数', 'saleAmount 销售金额 number 含税成交金额', 'unitPrice 单价 number 一件商品的含税价格',
    'returnQuantity 退货数量 integer 退回商品的件数', 'returnAmount 退货金额 number 按退款日冲减', 'buyerPlace 买方所在地 string 收货地址所在的行政区划',
    'batchNo 批次号 string 一批产品的编号', 'producedOn 生产日期 date 完工入库的日期', 'outputQuantity 产量 number 合格产品的数量',
    'scrapQuantity 报废数量 number 不合格且不能返工的数量', 'outputValue 产值 number 按出厂价计算', 'lineName 生产线 string 加工车间的生产线',
    'warehouseNo 仓库编号 string 单位自有的仓库编号', 'openingStock 期初库存 number 当日零时的库存', 'stockIn 入库数量 number 当日入库',
    'stockOut 出库数量 number 当日出库', 'lossQuantity 损耗数量 number 盘点短少和变质', 'closingStock 期末库存 number 当日二十四时的库存',
    'parcelNo 运单号 string 快递公司的运单编号', 'carrierName 快递公司 string 承运人', 'sentAt 揽收时间 timestamp 快递员揽收的时间',
    'arrivedAt 签收时间 timestamp 收件人签收的时间', 'freightAmount 运费 number 含税运费', 'supplierName 供应商 string 供货单位的名称',
    'farmerCount 带动农户数 integer 与单位签有收购合同的农户', 'subsidyAmount 补贴金额 number 当期发放的财政补贴', 'inspectorName 检验员 string 出具检验结论的人',
    'passRate 合格率 number 合格件数与检验件数之比', 'temperature 库温 number 冷库内的平均温度', 'traceCode 溯源码 string 一物一码的标识',
    'remark 备注 string 其他需要说明的情况']) with ordinality as listed (said, number);

-- Of three fields the contract leaves what they mean to the data element that it refers to.
create temp table subject_field as
select s.number as subject, place, w.name, w.heading, w.type, w.description,
    case when place in (3, 6, 9) then w.name || 'Of' || case w.number when 0 then 40 else w.number end end as element
from subject s, generate_series(1, 10) as place, lateral (select (s.number * 7 + place * 3) % 40 as number) as taken
    join word w on w.number = taken.number;

insert into unit (code, name, registered_at, revision, kind, roles, township_code, township_name, parent)
select pg_temp.unit(g), pg_temp.township(g) || pg_temp.pick(g / 7, '翅果油', '核桃', '花椒', '苹果', '蜂蜜', '连翘', '小米', '豆腐', '手工艺品')
        || pg_temp.pick(g / 3, '专业合作社', '电商服务站', '加工厂', '贸易有限公司', '物流中心', '家庭农场') || g,
    now(), 0, pg_temp.pick(g, 'ENTERPRISE', 'COOPERATIVE', 'SHOP', 'SERVICE_STATION'),
    case when g = 1 or g % 3 = 0 then array['DATA_USER', 'PROVIDER'] else array['PROVIDER'] end,
    '141029101', pg_temp.township(g), case when g % 10 = 0 then pg_temp.unit(g - 9) end
from generate_series(1, pg_temp.units()) as g;

insert into source_system (id, unit, name, domain, phase, registered_at, revision, licence, licence_link, licence_until)
select pg_temp.id(1, g), pg_temp.holder((g + 1) / 2), pg_temp.pick(g, '订单系统', '仓储系统', '生产系统', '收银系统', '物流系统', '财务系统', '会员系统'),
    pg_temp.pick(g, 'BUSINESS_SUPPORT', 'NETWORK', 'MANAGEMENT_INFORMATION', 'BUSINESS_PLATFORM', 'EXTERNAL'),
    pg_temp.pick(g / 5, 'OPERATION', 'OPERATION', 'OPERATION', 'CONSTRUCTION', 'PLANNING'), now(), 0,
    case when g % 5 = 4 then '数据使用许可' end, case when g % 5 = 4 then 'https://example.cn/licence' end, case when g % 5 = 4 then current_date + 100 + (g % 200)::int end
from generate_series(1, 2 * pg_temp.shares()) as g;

-- What external systems are used by: a licence that was replaced, the one that holds, and for each tenth one to come.
insert into licence_version (id, source_system, unit, number, text, link, until_day, evidence, state, proposer, proposer_name, proposed_at,
    decider_name, decided_at, revision)
select pg_temp.id(35, 4 * s.nth + v.number), s.id, s.unit, v.number, s.licence, s.licence_link, s.licence_until - 365 * (2 - v.number), '{等保备1}',
    v.state, 'signer', 'signer', now(), case when v.number < 3 then 'operator' end, case when v.number < 3 then now() end, 0
from (select *, row_number() over (order by id) as nth from source_system where domain = 'EXTERNAL') as s
    join (values (1, 'REPLACED'), (2, 'ACCEPTED'), (3, 'PROPOSED')) as v (number, state) on v.number < 3 or s.nth % 10 = 0;

create temp table flow as
select g as number, pg_temp.code(g) as code, 1 + g % 20 as subject, s.id as system, s.unit, s.domain
from generate_series(1, 10 * pg_temp.shares()) as g join source_system s on s.id = pg_temp.id(1, (g + 4) / 5);

insert into data_interface (code, name, unit, source_system, domain, state, contract, registered_at, revision)
select f.code, pg_temp.township(f.number / 10) || s.name, f.unit, f.system, f.domain,
    pg_temp.pick(f.number / 3, 'ONLINE', 'ONLINE', 'ONLINE', 'ONLINE', 'ONLINE', 'PLANNED', 'DESIGNED', 'ACCEPTED', 'SUSPENDED', 'DEPRECATED'),
    'IN_FORCE', now(), 0
from flow f join subject s on s.number = f.subject order by f.number;

-- The first version of each contract is in force; each tenth interface has a draft beside it.
create temp table version as
select f.*, v.number as version, pg_temp.id(2, 2 * f.number + v.number) as id
from flow f join (values (1), (2)) as v (number) on v.number = 1 or f.number % 10 = 0;

insert into contract (id, interface_code, unit, domain, number, version, format, document, digest, state, author, author_name, drafted_at,
    submitter, in_force_at, revision, title)
select v.id, v.code, v.unit, v.domain, v.version, v.version || '.0.0', 'YAML',
    concat('apiVersion: v3.1.0', E'\n', 'kind: DataContract', E'\n', 'id: ', v.code, E'\n', 'version: ', v.version, '.0.0', E'\n',
        'status: active', E'\n', 'name: ', s.name, E'\n', 'schema:', E'\n', '  - name: records', E'\n', '    properties:', E'\n', written.fields,
        'slaProperties:', E'\n', '  - {property: frequency, value: 1, unit: d}', E'\n'),
    'sha-256:' || repeat('e', 64), case v.version when 1 then 'IN_FORCE' else 'DRAFT' end, 'author-' || v.number, '起草人', now(),
    'submitter-' || v.number, case v.version when 1 then now() end, 0, s.name
from version v join subject s on s.number = v.subject
    join (select subject, string_agg(concat('      - name: ', name, E'\n', '        logicalType: ', type, E'\n', '        physicalName: ',
            heading, E'\n', '        required: ', case place when 1 then 'true' else 'false' end, E'\n',
            case when element is null then concat('        description: ', description)
                else concat('        authoritativeDefinitions: [{type: dataElement, url: /data-elements/', element, '}]') end, E'\n',
            case place when 2 then E'        quality: [{metric: nullValues, mustBeLessOrEqualTo: 5, unit: percent}]\n' end), '' order by place) as fields
          from subject_field group by subject) as written on written.subject = v.subject
order by v.id;

insert into contract_field (contract, place, interface_code, unit, domain, name, heading, description, type, required)
select v.id, f.place, v.code, v.unit, v.domain, f.name, f.heading, case when f.element is null then f.description || '，由' || u.name || '统计' end,
    upper(f.type), f.place = 1
from version v join subject_field f on f.subject = v.subject join unit u on u.code = v.unit
order by v.id, f.place;

insert into field_element (contract, field, element)
select v.id, f.name, f.element from version v join subject_field f on f.subject = v.subject where f.element is not null
order by v.id, f.name;

insert into transition (id, object, from_state, to_state, at, subject, name, reason, evidence)
select pg_temp.id(3, 4 * f.number + step), case when step < 3 then 'interfaces/' || f.code else 'contracts/' || pg_temp.id(2, 2 * f.number + 1) end,
    'PLANNED', 'DESIGNED', now(), 'operator', 'operator', '按计划', '{}'
from flow f, generate_series(0, 3) as step;

insert into assurance_policy (id, interface_code, number, holds_from, terms, reason, author, author_name, set_at)
select pg_temp.id(4, number), code, 1, date '2026-01-01', '{"frequency": "DAILY", "latestArrival": {"tier": "NEXT_DAY_09"}, "months": [],
    "nothingDue": [], "supportHours": {"days": "WORKING_DAYS", "from": "08:30", "to": "17:30"},
    "answerWithin": {"amount": 4, "unit": "WORKING_HOURS"}, "repairWithin": {"amount": 2, "unit": "WORKING_DAYS"},
    "retention": {"originalsMonths": 24, "summariesMonths": 120, "forGood": false},
    "thresholds": {"completeness": "99", "accuracy": "98", "consistency": "98", "timeliness": "95", "security": "100", "availability": "99"},
    "rejectedShareLimit": "1"}', '首次设置', 'operator', 'operator', now()
from flow;

insert into legal_record (id, interface_code, unit, content, state, author, author_name, submitted_at, review_due, reviewed_until, revision)
select pg_temp.id(5, number), code, unit, '{"bases": [{"kind": "CONTRACT", "citation": "数据采集责任书"}], "personalData": ["收货人电话"], "risks": [{"risk": "外泄", "measure": "只报送后四位", "owner": "数据组"}]}',
    case number % 20 when 0 then 'SUBMITTED' else 'REVIEWED' end, 'clerk', 'clerk', now(), current_date + (number % 10)::int,
    case number % 20 when 0 then null else current_date + 200 end, 0
from flow;

insert into acceptance (id, interface_code, trial_batch, contract_version, criteria, passed, reported_at)
select pg_temp.id(7, number), code, '/api/collection/v1/batches/' || pg_temp.id(7, number), '1.0.0', '[]', true, now() from flow;

insert into usage (id, interface_code, kind, link, name, unit, fields, registered_by, registered_at, revision)
select pg_temp.id(8, number), code, 'INDICATOR', '/api/monitoring/v1/indicators/' || number, '指标', unit, '{}', 'monitoring-service', now(), 0 from flow;

insert into caliber (id, interface_code, field, version, text, valid_from, decided_at, decided_by, decided_by_name)
select pg_temp.id(9, f.number), f.code, s.name, 1, s.description, date '2026-01-01', now(), 'governor', 'governor'
from flow f join subject_field s on s.subject = f.subject and s.place = 2;

-- Each tenth one was decided anew.
insert into caliber (id, interface_code, field, version, text, valid_from, decided_at, decided_by, decided_by_name)
select pg_temp.id(36, f.number), f.code, s.name, 2, s.description || '，不含退货', current_date - 30, now(), 'governor', 'governor'
from flow f join subject_field s on s.subject = f.subject and s.place = 2
where f.number % 10 = 0;

insert into ticket (id, kind, title, interface_code, owner_unit, reporter_unit, reporter, reporter_name, field, state, complex, duty,
    duty_unit, duty_due, raised_at, revision)
select pg_temp.id(10, number), pg_temp.pick(number / 2, 'QUALITY', 'CALIBER', 'OPTIMISATION', 'DISPUTE'), '口径疑问', code, unit,
    pg_temp.holder(1 + number % pg_temp.shares()), 'user', 'user', null, pg_temp.pick(number / 8, 'CLOSED', 'CLOSED', 'CLOSED', 'OPEN', 'PASSED_ON', 'ANSWERED'),
    false, case pg_temp.pick(number / 8, '', '', '', 'PASS_ON', 'ANSWER', '') when '' then null else pg_temp.pick(number / 8, '', '', '', 'PASS_ON', 'ANSWER', '') end,
    case pg_temp.pick(number / 8, '', '', '', 'PASS_ON', 'ANSWER', '') when 'ANSWER' then unit end,
    case pg_temp.pick(number / 8, '', '', '', 'PASS_ON', 'ANSWER', '') when '' then null else current_date + (number % 5)::int end, now(), 0
from flow where number % 2 = 0;

insert into ticket_reader (unit, ticket)
select owner_unit, id from ticket union select reporter_unit, id from ticket;

insert into ticket_message (id, ticket, at, author, author_name, author_unit, text, links)
select pg_temp.id(11, 2 * f.number + m), t.id, now(), 'user', 'user', t.reporter_unit, '请说明口径', '{}'
from flow f join ticket t on t.id = pg_temp.id(10, f.number), generate_series(0, 1) as m;

insert into ticket_clock (id, ticket, term, unit, setting, started_on, working_days, due, extended_by, stopped_on)
select pg_temp.id(12, f.number), t.id, 'PASS_ON', null, s.id, current_date, 2, current_date + 3, 0, case t.state when 'OPEN' then null else current_date end
from flow f join ticket t on t.id = pg_temp.id(10, f.number)
    join (select distinct on (kind) kind, id from clock_setting where term = 'PASS_ON') as s on s.kind = t.kind;

-- Each field has a class, all but the last of each twentieth interface.
insert into field_class (interface_code, field, unit, sensitivity_class, personal_data, personal_kind, value_kind, in_contract, source, since, revision)
select f.code, s.name, f.unit, case when f.number % 20 <> 0 or s.place < 10 then pg_temp.pick(f.number + s.place, 'L1', 'L2', 'L3', 'L4', 'IMPORTANT') end,
    s.name in ('buyerPlace', 'inspectorName'), case when s.name in ('buyerPlace', 'inspectorName') then '姓名和地址' end,
    case when s.name in ('buyerPlace', 'placeCode') then 'PLACE' when s.type = 'string' then 'TEXT' when s.type in ('integer', 'number') then 'NUMBER' else upper(s.type) end,
    true, 'contracts/' || pg_temp.id(2, 2 * f.number + 1), now(), 0
from flow f join subject_field s on s.subject = f.subject
order by f.number, s.place;

-- The second field's class was proposed to be another, again and again with the first unit.
create temp table proposal as
select row_number() over (order by f.number, n) as number, f.code, f.unit, s.name as field, n = 1 as last
from flow f join subject_field s on s.subject = f.subject and s.place = 2, generate_series(1, 3) as n
where f.number % 2 = 0 and (n = 1 or f.number <= 100);

insert into classification_decision (id, interface_code, field, unit, from_class, from_personal_data, sensitivity_class, personal_data, reason, evidence,
    state, proposer, proposer_name, proposed_at, decision_due, decider, decider_name, decided_at, decision_reason, revision)
select pg_temp.id(41, number), code, field, unit, 'L3', false, 'L2', false, '汇总后不含明细', '["https://example.cn/evidence"]',
    state, 'operator', 'operator', now(), current_date + (number % 5)::int,
    case when state <> 'PROPOSED' then 'governor' end, case when state <> 'PROPOSED' then 'governor' end, case when state <> 'PROPOSED' then now() end,
    case when state <> 'PROPOSED' then '已核对' end, 0
from (select *, case when last and number % 10 = 0 then 'PROPOSED' else pg_temp.pick(number, 'ACCEPTED', 'ACCEPTED', 'REFUSED', 'WITHDRAWN') end as state
      from proposal) as proposed;

insert into field_class_change (id, interface_code, field, sensitivity_class, personal_data, source, changed_at)
select pg_temp.id(42, row_number() over (order by f.number, s.place)), f.code, s.name, 'L3', false, 'contracts/' || pg_temp.id(2, 2 * f.number + 1), now()
from flow f join subject_field s on s.subject = f.subject
union all
select id, interface_code, field, sensitivity_class, false, 'classification-decisions/' || id, now() from classification_decision where state = 'ACCEPTED';

insert into masking_rule_set (id, number, valid_from, rules, source, state, proposer, proposer_name, proposed_at, decider, decider_name, decided_at,
    decision_reason, revision)
select pg_temp.id(43, g), g, current_date - 300 + 10 * g, rules, source, pg_temp.pick(g, 'ACCEPTED', 'ACCEPTED', 'REFUSED', 'WITHDRAWN'), 'operator', 'operator', now(),
    'governor', 'governor', now(), '已核对', 0
from masking_rule_set, generate_series(2, 50) as g where number = 1;

-- Each third unit applied for six grants; of ten one is on an interface that many read.
create temp table applied as
select *, state in ('CONSENTED', 'OBJECTED') or number % 4 = 0 as asks_consent
from (select row_number() over (order by share, n) as number, pg_temp.holder(share) as unit,
        pg_temp.pick(row_number() over (order by share, n), 'GRANTED', 'GRANTED', 'GRANTED', 'GRANTED', 'GRANTED', 'GRANTED', 'GRANTED', 'GRANTED', 'GRANTED',
            'EXPIRED', 'LAPSED', 'WITHDRAWN', 'REFUSED', 'APPLIED', 'RETURNED', 'CHECKED', 'CONSENTED', 'OBJECTED', 'RENEWED') as state
      from generate_series(1, pg_temp.shares()) as share, generate_series(1, 6) as n
      where share <= 10 or share % 3 = 0) as made;

create temp table application as
select a.*, pg_temp.id(44, a.number) as id, f.code, f.unit as provider, f.subject, a.state in ('GRANTED', 'EXPIRED', 'LAPSED', 'RENEWED') as given,
    case when a.state in ('EXPIRED', 'LAPSED') then current_date - 10 else current_date + 20 + (a.number % 300)::int end as until,
    case a.state when 'APPLIED' then 'CHECK' when 'RETURNED' then 'COMPLETE' when 'CHECKED' then case when a.asks_consent then 'CONSENT' else 'DECIDE' end
        when 'CONSENTED' then 'DECIDE' when 'OBJECTED' then 'DECIDE' end as duty
from applied a
    join flow f on f.number = case when a.number % 10 = 0 then 101 + a.number / 10 % 10 else 1 + a.number * 7919 % (10 * pg_temp.shares()) end;

insert into access_grant (id, interface_code, provider, unit, purpose, fields, filter, records_per_day, requests_per_day, begins_on, ends_on, state,
    asks_consent, conditional, applicant, applicant_name, applied_at, checker, duty, duty_unit, duty_due, given_at, review_due, live_until, revision,
    important_fields, consented_fields)
select a.id, a.code, a.provider, a.unit, '按月比对农产品网络零售额', read.fields,
    json_build_array(json_build_object('field', read.fields[1], 'operator', 'EQ', 'values', json_build_array('1')))::text, 100000, 1000,
    current_date - 400, a.until, a.state, a.asks_consent, a.asks_consent, 'user', 'user', now(),
    case when a.state not in ('APPLIED', 'RETURNED') then 'operator' end, a.duty, case a.duty when 'COMPLETE' then a.unit when 'CONSENT' then a.provider end,
    case when a.duty is not null then current_date + (a.number % 5)::int end,
    case when a.given then now() end, case when a.given then a.until - 15 end, case when a.given then a.until end, 0,
    case when a.asks_consent then read.fields[1:1] else '{}' end,
    case when a.asks_consent and (a.given or a.state = 'CONSENTED') then read.fields[1:1] else '{}' end
from application a
    join (select subject, array_agg(name order by place) as fields from subject_field where place <= 5 group by subject) as read on read.subject = a.subject
order by a.number;

insert into grant_terms (id, grant_id, number, purpose, fields, filter, records_per_day, requests_per_day, begins_on, ends_on, stated_by, stated_by_name, stated_at)
select pg_temp.id(45, 2 * g.number + n), a.id, n, a.purpose, a.fields, a.filter, a.records_per_day, a.requests_per_day, a.begins_on, a.ends_on, 'user', 'user', now()
from application g join access_grant a on a.id = g.id, generate_series(1, 2) as n
where n = 1 or g.number % 5 = 0;

-- The check, then what follows on it; the last clock runs where something is owed.
insert into grant_clock (id, grant_id, term, unit, setting, started_on, working_days, due, extended_by, stopped_on)
select pg_temp.id(46, 2 * g.number + s.step), a.id, s.term, case s.term when 'CONSENT' then a.provider end, c.id, current_date, c.working_days, current_date + 3, 0,
    case when a.duty = s.duty then null else current_date end
from application g join access_grant a on a.id = g.id
    join (values (0, 'FORMAL_CHECK', 'CHECK'), (1, 'CONSENT', 'CONSENT'), (1, 'ANSWER_UNCONDITIONAL', 'DECIDE')) as s (step, term, duty)
        on s.step = 0 or a.checker is not null and s.duty = case when a.asks_consent and a.state = 'CHECKED' then 'CONSENT' else 'DECIDE' end
    join clock_setting c on c.kind = 'GRANT' and c.term = s.term;

-- What was read: by the busiest on each day of a year, by the others on each of a month.
create temp table reading as
select number, id, code, unit, day, current_date - day as at
from application, lateral generate_series(0, case when number <= 60 or number % 70 = 0 then 364 else 29 end) as day
where given;

insert into grant_use_day (day, grant_id, interface_code, unit, deliveries, refusals, records, bytes)
select at, id, code, unit, 24, day % 2, 24000, 2400000 from reading order by day desc, number;

insert into grant_use (id, grant_id, at, outcome, reason, records, bytes, ledger_position, reported_at)
select pg_temp.id(47, 366 * number + 364 - day), id, at, case day % 10 when 0 then 'REFUSED' else 'DELIVERED' end,
    case day % 10 when 0 then '超出每日限额' end, case day % 10 when 0 then 0 else 1000 end, case day % 10 when 0 then 0 else 100000 end,
    case day % 10 when 0 then null else 365 - day end, at
from reading order by number, day desc;

-- The term of every tenth ticket was not kept.
insert into breach (id, kind, term, unit, object, due, recorded_at)
select pg_temp.id(48, row_number() over (order by id)), kind, 'PASS_ON', owner_unit, 'tickets/' || id, current_date - (row_number() over (order by id) % 365)::int, now()
from ticket where abs(hashtext(id::text)) % 10 = 0;

-- Forty data items for each unit, half of them connected.
insert into schema_listing (id, source_system, unit, kind, taken_from, taken_on, format, content, digest, items, added, gone, back,
    uploader, uploader_name, uploaded_at)
select pg_temp.id(13, g), pg_temp.id(1, g), pg_temp.holder((g + 1) / 2), 'CATALOGUE', 'information_schema', current_date, 'CSV', '', 'sha-256:' || repeat('e', 64),
    20, 20, 0, 0, 'clerk', 'clerk', now()
from generate_series(1, 2 * pg_temp.shares()) as g;

insert into data_item (id, source_system, unit, domain, table_name, field, title, type, origin, reference, presence, recorded, recorder,
    interface_code, exempt_until, in_scope, scenario, registrant, registered_at, revision)
select pg_temp.id(14, g), s.id, s.unit, s.domain, pg_temp.pick(g / 10, 'orders', 'stock'), w.name, w.heading, w.type, 'LISTING', 'schema-listings/1', 'LISTED',
    pg_temp.pick(g, 'CONNECTED', 'CONNECTED', 'MISSING', 'EXEMPT'), 'operator',
    case when g % 4 < 2 then pg_temp.code(1 + g / 4 % (10 * pg_temp.shares())) end, case when g % 4 = 3 then current_date + (g % 90)::int end, g % 5 <> 0, '销售监测', 'clerk', now(), 0
from generate_series(0, 40::bigint * pg_temp.shares() - 1) as g join source_system s on s.id = pg_temp.id(1, g / 20 + 1) join word w on w.number = g % 40;

-- Each tenth item that is missing is waited for, one of them by many.
insert into usage (id, data_item, kind, link, name, fields, registered_by, registered_at, revision)
select pg_temp.id(49, row_number() over (order by item, n)), item, 'DEMAND', '/api/collection/v1/demands/' || n, '接入需求', '{}', 'collection-service', now(), 0
from (select id as item, row_number() over (order by id) as nth from data_item where recorded = 'MISSING') as missing,
    lateral generate_series(1, case nth when 1 then 1000 else 1 end) as n
where nth % 10 = 1;

-- Every tenth system never uploaded a listing.
insert into coverage_change (source_system, day, counted, change, unit, domain)
select id, current_date, counted, 1, unit, domain from source_system cross join (values ('SYSTEM'), ('UNLISTED')) as kind (counted)
where counted = 'SYSTEM' or id in (select pg_temp.id(1, 10 * g) from generate_series(1, pg_temp.shares() / 5) as g);

insert into item_standing (item, valid_from, valid_until, standing, in_scope, source_system, unit, domain)
select id, current_date, date '9999-12-31', recorded, in_scope, source_system, unit, domain from data_item;

insert into transition (id, object, from_state, to_state, at, subject, name, reason, evidence)
select pg_temp.id(15, g), 'data-items/' || pg_temp.id(14, g), 'MISSING', 'CONNECTED', now(), 'operator', 'operator', '接口上线', '{}'
from generate_series(0, 10::bigint * pg_temp.shares()) as g;

insert into exemption (id, item, source_system, unit, reason, until, state, asker, asker_name, asked_at, decision_due, revision)
select pg_temp.id(16, row_number() over (order by id)), id, source_system, unit, '系统将停用', current_date + 60,
    case when row_number() over (order by id) % 10 = 0 then 'ASKED' else 'GRANTED' end, 'signer', 'signer', now(), current_date + 5, 0
from data_item where recorded = 'EXEMPT';

insert into item_answer (id, unit, items, kind, text, planned_for, answerer, answerer_name, answered_at)
select pg_temp.id(17, row_number() over (order by id)), unit, array[id::text], 'WILL_CONNECT', '下月接入', current_date + 30, 'clerk', 'clerk', now()
from data_item where recorded = 'MISSING';

-- What units hold.
insert into responsible_person (id, unit, name, office, duty, phone, from_day, registered_at, revision)
select pg_temp.id(18, g), pg_temp.holder((g + 1) / 2), '负责人', '信息科', pg_temp.pick(g, 'DATA_RESPONSIBLE', 'SECURITY_RESPONSIBLE'), '0357-6820000', current_date - 300, now(), 0
from generate_series(1, 2 * pg_temp.shares()) as g;

-- Each is invited; one of three was before, in vain.
insert into invitation (id, person, unit, login_name, email, roles, state, account, by_unit, inviter, inviter_name, invited_at,
    until_day, failures, revision)
select pg_temp.id(37, 2 * g + before), pg_temp.id(18, g), pg_temp.holder((g + 1) / 2), 'person-' || g, 'person-' || g || '@example.cn', '{CLERK}',
    case before when 0 then pg_temp.pick(g, 'ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'SENT', 'ACCOUNT_MADE', 'REFUSED', 'ASKED', 'ENDED')
        else pg_temp.pick(g, 'EXPIRED', 'WITHDRAWN') end,
    pg_temp.id(37, 2 * g + before)::text, g % 2 = 0, 'operator', 'operator', now(), current_date + 5, 0, 0
from generate_series(1, 2 * pg_temp.shares()) as g, generate_series(0, 1) as before
where before = 0 or g % 3 = 0;

insert into interface_responsibility (id, interface_code, person, office, duty, from_day, named_by, named_at)
select pg_temp.id(6, f.number), f.code, p.id, '信息科', '数据责任人', date '2026-01-01', 'signer', now()
from flow f join (select distinct on (unit) unit, id from responsible_person order by unit, id) as p on p.unit = f.unit;

insert into agreement (version, title, text, digest, valid_from, term_months, published_at, publisher, publisher_name)
select g, '责任书', '一、如实报送。', 'sha-256:' || repeat('e', 64), current_date - 300, 12, now(), 'governor', 'governor' from generate_series(1, 3) as g;

insert into agreement_signing (id, unit, version, digest, signed_at, signed_on, until_day, signer, signer_name)
select pg_temp.id(19, g), pg_temp.holder(g), 3, 'sha-256:' || repeat('e', 64), now(), current_date - pg_temp.place(g)::int, current_date + 365, 'signer', 'signer'
from generate_series(1, pg_temp.shares()) as g;

insert into evidence_filing (id, unit, kind, file_number, digest, issued_by, until_day, state, filed_at, filer, filer_name, revision)
select pg_temp.id(20, g), pg_temp.holder((g + 1) / 2), 'CLASSIFIED_PROTECTION', '等保备' || g, 'sha-256:' || repeat('e', 64), '市公安局', current_date + 300,
    pg_temp.pick(g, 'ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'FILED', 'REFUSED'), now(), 'clerk', 'clerk', 0
from generate_series(1, 2 * pg_temp.shares()) as g;

insert into emergency_plan (id, unit, version, title, link, digest, reviewed_until, filed_at, filer, filer_name)
select pg_temp.id(22, g), pg_temp.holder(g), pg_temp.place(g), '应急预案', 'https://example.cn/plan', 'sha-256:' || repeat('e', 64), current_date + 300, now(), 'signer', 'signer'
from generate_series(1, pg_temp.shares()) as g;

-- Documents, papers, training and interpretations.
insert into normative_document (id, code, title, kind, registered_at, revision)
select pg_temp.id(23, g), 'norm-' || g, '接入规范' || g, pg_temp.pick(g, 'ACCESS_SCOPE', 'CONTENT', 'ABILITY', 'MONITORING', 'TRANSMISSION'), now(), 0
from generate_series(1, 200) as g;

insert into document_version (id, document, number, text, digest, state, author, author_name, drafted_at, in_force_from, acknowledge_by, revision)
select pg_temp.id(24, g), pg_temp.id(23, g), 1, '第一条', 'sha-256:' || repeat('e', 64), 'PUBLISHED', 'operator', 'operator', now(), current_date - 300, current_date + 300, 0
from generate_series(1, 200) as g;

insert into acknowledgement (version, unit, signer, signer_name, at)
select pg_temp.id(24, d), pg_temp.unit(g), 'signer', 'signer', now() from generate_series(1, 200) as d, generate_series(1, pg_temp.units()) as g where (d + g) % 10 <> 0;

insert into system_paper (id, source_system, unit, kind, title, version, link, digest, valid_from, valid_until, state, filer, filer_name, filed_at)
select pg_temp.id(25, g), pg_temp.id(1, (g + 1) / 2), pg_temp.holder((g + 3) / 4), pg_temp.pick(g, 'PLANNING_SPECIFICATION', 'SCENARIOS'), '系统规划', '1', 'https://example.cn/paper',
    'sha-256:' || repeat('e', 64), current_date - 300, current_date + 300, 'ACCEPTED', 'clerk', 'clerk', now()
from generate_series(1, 4 * pg_temp.shares()) as g where g % 7 <> 0;

insert into training_session (id, topic, clause, held_on, registered_at, attendance_at, attendance_complete_at, revision)
select pg_temp.id(26, g), '数据报送培训' || g, 'R8.5', current_date - 7 * g, now(), now(), now(), 0 from generate_series(1, 50) as g;

insert into training_invitation (session, unit, people, recorder, recorded_at)
select pg_temp.id(26, s), pg_temp.unit(g), 2, 'operator', now() from generate_series(1, 50) as s, generate_series(1, pg_temp.units()) as g where (s + g) % 5 = 0;

insert into interpretation (id, clause, question, answer, reference, state, author, author_name, drafted_at, in_force_from, revision)
select pg_temp.id(27, g), pg_temp.pick(g, 'R4.3a', 'R4.3b', 'R8.2', 'R12'), w.heading || '是否应当报送？', w.description || '的，应当报送。',
    '乡e办函〔2026〕' || g || '号', pg_temp.pick(g, 'PUBLISHED', 'PUBLISHED', 'DRAFT'), 'operator', 'operator', now(), current_date - 300, 0
from generate_series(1, pg_temp.units() / 2) as g join word w on w.number = g % 40;

-- The standard library and the mappings.
insert into data_element_version (id, code, number, state, standing, name_zh, name_en, type, code_list, measure_unit, caliber,
    personal_data, author, author_name, drafted_at, publisher, published_at, revision)
select pg_temp.id(29, g), w.name || 'Of' || g, 1, 'PUBLISHED', true, w.heading || g, w.name, upper(w.type),
    case when w.type = 'string' and g % 5 = 0 then 'list-' || 1 + g % 7 end, case when w.type = 'number' then pg_temp.pick(g, 'KGM', 'TNE', 'CNY') end,
    w.description, false, 'operator', 'operator', now(), 'governor', now(), 0
from generate_series(1, pg_temp.units()) as g join word w on w.number = g % 40;

insert into naming_rule_version (id, rule, number, content, holds_from, proposed_by, put_in_force_by)
select pg_temp.id(40, 100 * row_number() over (order by rule) + g), rule, g, content, now(), 'operator', 'governor'
from naming_rule_version, generate_series(2, 30) as g where number = 1;

insert into code_list_version (id, code, number, state, standing, name_zh, name_en, source, entries, changed_at, author, author_name,
    drafted_at, revision)
select pg_temp.id(30, g), 'list-' || g, 1, 'DRAFT', true, '代码集' || g, 'list ' || g, '本县', 0, now(), 'operator', 'operator', now(), 0
from generate_series(1, 500) as g;

insert into code_list_entry (version, code, name_zh, name_en)
select pg_temp.id(30, 1 + g % 5), 'C' || lpad(g::text, 7, '0'), w.heading || g, w.name
from generate_series(1, 5 * pg_temp.units()) as g join word w on w.number = g % 40;

update code_list_version set state = 'PUBLISHED', publisher = 'governor', published_at = now() where code like 'list-%';

-- The next version of each list that is mapped to, without a twentieth of the codes.
insert into code_list_version (id, code, number, state, standing, name_zh, name_en, source, entries, changed_at, author, author_name,
    drafted_at, revision)
select pg_temp.id(34, g), 'list-' || g, 2, 'DRAFT', false, '代码集' || g, 'list ' || g, '本县', 0, now(), 'operator', 'operator', now(), 0
from generate_series(1, 5) as g;

insert into code_list_entry (version, code, name_zh, name_en)
select pg_temp.id(34, 1 + g % 5), 'C' || lpad(g::text, 7, '0'), w.heading || g, w.name
from generate_series(1, 5 * pg_temp.units()) as g join word w on w.number = g % 40 where g / 5 % 20 <> 1;

-- Each interface of one of the first three subjects follows a standard, and every second one an element of the library.
insert into library_use (reference, interface_code, contract)
select 'standards/' || pg_temp.pick(f.subject, 'inventory-days', 'sales-lines', 'production-orders'), f.code, pg_temp.id(2, 2 * f.number + 1)
from flow f where f.subject <= 3
union all
select 'data-elements/' || e.code, f.code, pg_temp.id(2, 2 * f.number + 1)
from flow f join data_element_version e on e.id = pg_temp.id(29, case when f.number % 20 = 0 then 1 else 1 + f.number % pg_temp.units() end)
where f.number % 2 = 0;

-- The first five lists have entries; the first unit begins to map more.
insert into mapping (id, unit, code_list, number, state, valid_from, entries, changed_at, author, author_name, drafted_at, due, revision)
select pg_temp.id(31, g), pg_temp.holder(1 + g / 2), 'list-' || 1 + case when g < 20 then g else g % 5 end, 1, 'DRAFT', current_date - 300, 10, now(), 'clerk',
    'clerk', now(), current_date + 5, 0
from generate_series(0, 2 * pg_temp.shares() - 1) as g;

insert into mapping_entry (mapping, code, name, standard_code)
select pg_temp.id(31, g), 'SP-' || e, '商品' || e,
    case when g not between 5 and 19 then 'C' || lpad((5 * (1 + (10 * g + e) % (pg_temp.units() - 1)) + g % 5)::text, 7, '0') end
from generate_series(0, 2 * pg_temp.shares() - 1) as g, generate_series(1, 10) as e;

update mapping set state = case when unit like '%0X' then 'SUBMITTED' else 'PUBLISHED' end;

insert into unmapped_code (unit, code_list, code, occurrences, first_seen, last_seen, reported_at, due, mapped)
select pg_temp.holder(1 + g / 10), 'list-' || 1 + g % 5, 'SP-' || g, g % 97, current_date, current_date, now(), current_date + 10, false
from generate_series(0, 10 * pg_temp.shares() - 1) as g;

-- What neighbours told and could not be applied.
insert into kit.parked_event (id, source, subject, position, event, failure, parked_at, applied_at, applied_by)
select pg_temp.id(38, g), 'collection', 'interfaces/' || pg_temp.code(g), g,
    json_build_object('id', pg_temp.id(38, g), 'source', '/api/collection/v1', 'type', 'cn.etown.collection.interface-accepted.v1',
        'subject', 'interfaces/' || pg_temp.code(g), 'time', '2026-01-01T00:00:00Z', 'sequence', g::text, 'data', json_build_object()),
    'division by zero', now(), case when g % 5 = 0 then now() end, case when g % 5 = 0 then 'operator' end
from generate_series(1, 30) as g;

-- Whatever has a state has come into it by two changes; those of interfaces, contracts and data items stand above.
insert into transition (id, object, from_state, to_state, at, subject, name, reason, evidence)
select pg_temp.id(39, row_number() over ()), object, 'BEFORE', 'AFTER', now(), 'operator', 'operator', '已核对', '{}'
from (
    select 'units/' || code from unit
    union all select 'source-systems/' || id from source_system
    union all select 'licences/' || id from licence_version
    union all select 'legal-records/' || id from legal_record
    union all select 'security-evidence/' || id from evidence_filing
    union all select 'invitations/' || id from invitation
    union all select 'grants/' || id from access_grant
    union all select 'classification-decisions/' || id from classification_decision
    union all select 'masking-rules/' || id from masking_rule_set
    union all select 'tickets/' || id from ticket
    union all select 'exemptions/' || id from exemption
    union all select 'data-item-answers/' || id from item_answer
    union all select 'document-versions/' || id from document_version
    union all select 'system-papers/' || id from system_paper
    union all select 'training-sessions/' || id from training_session
    union all select 'interpretations/' || id from interpretation
    union all select 'data-element-versions/' || id from data_element_version
    union all select 'code-list-versions/' || id from code_list_version
    union all select 'mappings/' || id from mapping
    union all select 'naming-rules/' || code from naming_rule
) as listed (object), generate_series(1, 2);

insert into kit.outbox (id, type, subject, at, data)
select pg_temp.id(33, number), 'cn.etown.governance.interface-registered.v1', 'interfaces/' || code, now(), '{}' from flow order by number;

do $$ declare built text; begin
    for built in select definition from index_of_terms loop execute built; end loop;
end $$;
