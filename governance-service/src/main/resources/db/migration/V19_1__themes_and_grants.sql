-- Monitoring themes and standard interfaces as data, so that a county adds its own (R3.3, R3.2b); grants whose fields were raised.
-- Landed: grows by new versions only.

create table theme_version (
    id          uuid        primary key,
    code        text        not null,
    number      bigint      not null,
    name_zh     text        not null,
    name_en     text        not null,
    measures    text[]      not null, -- what a contract has to count to feed it
    holds_from  date        not null,
    reason      text        not null,
    author      text        not null,
    author_name text        not null,
    added_at    timestamptz not null,
    unique (code, number)
);

create trigger theme_version_is_history before update or delete on theme_version
    for each row execute function refuse_change();

create table standard_interface_version (
    id             uuid        primary key,
    code           text        not null,
    number         bigint      not null,
    version        text        not null, -- as its document says it
    theme          text        not null,
    name_zh        text        not null,
    name_en        text        not null,
    description_zh text        not null,
    description_en text        not null,
    document       text, -- none: it comes with the service, as standards/<code>-<version>.yaml
    holds_from     date        not null,
    reason         text        not null,
    author         text        not null,
    author_name    text        not null,
    added_at       timestamptz not null,
    unique (code, number),
    unique (code, version)
);

create trigger standard_interface_version_is_history before update or delete on standard_interface_version
    for each row execute function refuse_change();

insert into theme_version (id, code, number, name_zh, name_en, measures, holds_from, reason, author, author_name,
    added_at) values
    ('019b76da-a800-7000-8000-000000001910', 'SALES', 1, '销售', 'Sales', '{amount,quantity,lines,returns}', '2024-01-01', '随平台提供', 'platform', 'platform', now()),
    ('019b76da-a800-7000-8000-000000001911', 'PRODUCTION', 1, '生产', 'Production', '{output,scrap,stockIn}', '2024-01-01', '随平台提供', 'platform', 'platform', now()),
    ('019b76da-a800-7000-8000-000000001912', 'INVENTORY', 1, '库存', 'Inventory', '{opening,in,out,loss,closing}', '2024-01-01', '随平台提供', 'platform', 'platform', now());

insert into standard_interface_version (id, code, number, version, theme, name_zh, name_en, description_zh, description_en,
    holds_from, reason, author, author_name, added_at) values
    ('019b76da-a800-7000-8000-000000001913', 'inventory-days', 1, '1.0.0', 'INVENTORY', '日库存', 'Daily stock',
     '每仓每商品每日的期初、入库、出库、损耗、期末，期初加入库减出库减损耗等于期末',
     'Opening, in, out, loss and closing of each warehouse, product and day; opening + in - out - loss = closing',
     '2024-01-01', '随平台提供', 'platform', 'platform', now()),
    ('019b76da-a800-7000-8000-000000001914', 'production-orders', 1, '1.0.0', 'PRODUCTION', '生产工单', 'Production orders',
     '每张完工工单的产出、报废、入库，产出减报废等于入库',
     'Output, scrap and stock in of each order that was completed; output - scrap = stock in',
     '2024-01-01', '随平台提供', 'platform', 'platform', now()),
    ('019b76da-a800-7000-8000-000000001915', 'sales-lines', 1, '1.0.0', 'SALES', '销售明细', 'Sales lines',
     '每个订单商品行的成交或退货，退货为负数',
     'Each line of an order, sold or returned; returns are negative',
     '2024-01-01', '随平台提供', 'platform', 'platform', now()),
    ('019b76da-a800-7000-8000-000000001916', 'sales-lines', 2, '1.1.0', 'SALES', '销售明细', 'Sales lines',
     '每个订单商品行的成交或退货，退货为负数；另计订单数、收发包裹数，并可按店铺统计',
     'Each line of an order, sold or returned; returns are negative. Orders and parcels are counted too, and figures told apart by shop',
     '2024-01-01', '补充订单、店铺、包裹', 'platform', 'platform', now());

-- What version 1.1.0 of sales-lines adds. Each is told on one line of its order and is 0 on the others, so that sums over days,
-- shops and units add up.
insert into data_element_version (id, code, name_zh, name_en, type, caliber, classification, number, state, standing, personal_data,
    author, author_name, drafted_at, publisher, published_at, revision)
select cast(element.id as uuid), code, name_zh, name_en, 'INTEGER', caliber, 'L1', 1, 'PUBLISHED', true, false, 'platform', 'platform',
    now(), 'platform', now(), 0
from (values
    ('019b76da-a800-7000-8000-000000001901', 'orderCount', '订单数', 'number of orders',
     '一笔付款成功的订单计 1，只记在该订单的一行，其余各行为 0；退货不计，也不冲减'),
    ('019b76da-a800-7000-8000-000000001902', 'parcelsOut', '发出包裹数', 'parcels sent',
     '为该订单交寄的包裹数，按面单计，只记在该订单的一行，其余各行为 0'),
    ('019b76da-a800-7000-8000-000000001903', 'parcelsIn', '收进包裹数', 'parcels received',
     '因该订单退回或换货而收进的包裹数，按面单计，只记在一行，其余各行为 0')
) as element (id, code, name_zh, name_en, caliber)
-- A county that has its own element of this name keeps it.
on conflict do nothing;

-- A grant one of whose fields came to count as more than when it was given or reviewed: its holder is told, it is reviewed anew.
alter table access_grant
    add column reclassified_at timestamptz; -- null: not since then

create index access_grant_reclassified on access_grant (unit, id) where reclassified_at is not null;
