-- The standard library: data elements, code lists, naming rules; and the mappings of units' own codes. Landed: grows by
-- new versions only.

-- What a text is found by: its words, and of Chinese text each character and each pair of characters, so that a search
-- works from the first character. domain/SearchTerms writes the questions.
create function standard_terms(content text) returns tsvector immutable parallel safe language sql as $$
    select array_to_tsvector(coalesce(array_agg(distinct term), '{}')) from (
        select lower(word[1]) as term from regexp_matches(content, '[A-Za-z0-9]+', 'g') as word
        union all
        select substr(content, place, width)
        from generate_series(1, length(content)) as place, (values (1), (2)) as size (width)
        where length(substr(content, place, width)) = width
          and substr(content, place, width) ~ '^[\u4e00-\u9fff]+$'
    ) as terms
$$;

create table data_element_version (
    id             uuid primary key,
    code           text        not null,
    number         int         not null,
    state          text        not null,
    standing       boolean     not null, -- stands for the element in lists
    name_zh        text        not null,
    name_en        text        not null,
    type           text        not null,
    max_length     int,
    precision      int,
    scale          int,
    code_list      text,
    measure_unit   text,
    caliber        text,
    owner          text references unit, -- none: the center
    classification text,
    personal_data  boolean     not null,
    author         text        not null,
    author_name    text        not null,
    drafted_at     timestamptz not null,
    publisher      text,
    published_at   timestamptz,
    revision       bigint      not null,
    terms          tsvector generated always as (standard_terms(code || ' ' || name_zh || ' ' || name_en)) stored,
    unique (code, number)
);

create unique index data_element_standing on data_element_version (code) where standing;
create unique index data_element_published on data_element_version (code) where state = 'PUBLISHED';
create unique index data_element_draft on data_element_version (code) where state = 'DRAFT';
create index data_element_terms on data_element_version using gin (terms) where standing;
create index data_element_drafts on data_element_version (drafted_at, id) where state = 'DRAFT';

create trigger data_element_content_is_fixed
    before update on data_element_version
    for each row
    when ((old.code, old.number, old.name_zh, old.name_en, old.type, old.max_length, old.precision, old.scale, old.code_list,
           old.measure_unit, old.caliber, old.owner, old.classification, old.personal_data, old.author)
          is distinct from
          (new.code, new.number, new.name_zh, new.name_en, new.type, new.max_length, new.precision, new.scale, new.code_list,
           new.measure_unit, new.caliber, new.owner, new.classification, new.personal_data, new.author))
    execute function refuse_change();

create trigger data_element_is_kept before delete on data_element_version
    for each row execute function refuse_change();

create table code_list_version (
    id           uuid primary key,
    code         text        not null,
    number       int         not null,
    state        text        not null,
    standing     boolean     not null,
    name_zh      text        not null,
    name_en      text        not null,
    source       text        not null, -- where the codes are taken from
    entries      int         not null,
    changed_at   timestamptz not null,
    author       text        not null,
    author_name  text        not null,
    drafted_at   timestamptz not null,
    publisher    text,
    published_at timestamptz,
    revision     bigint      not null,
    terms        tsvector generated always as (standard_terms(code || ' ' || name_zh || ' ' || name_en)) stored,
    unique (code, number)
);

create unique index code_list_standing on code_list_version (code) where standing;
create unique index code_list_published on code_list_version (code) where state = 'PUBLISHED';
create unique index code_list_draft on code_list_version (code) where state = 'DRAFT';
create index code_list_terms on code_list_version using gin (terms) where standing;
create index code_list_drafts on code_list_version (drafted_at, id) where state = 'DRAFT';

create trigger code_list_is_kept before delete on code_list_version
    for each row execute function refuse_change();

create table code_list_entry (
    version     uuid not null references code_list_version,
    code        text not null,
    name_zh     text not null,
    name_en     text,
    parent      text,
    valid_from  date,
    valid_until date,
    terms       tsvector generated always as
        (standard_terms(code || ' ' || name_zh || ' ' || coalesce(name_en, ''))) stored,
    primary key (version, code)
);

create index code_list_entry_by_parent on code_list_entry (version, parent, code);
create index code_list_entry_terms on code_list_entry using gin (terms);

create table naming_rule (
    code            text primary key,
    subject         text        not null, -- FIELD_NAME, HEADING or INTERFACE_CODE
    applies_to      text        not null, -- a regular expression: the names the rule is for
    must_match      text,
    types           text[]      not null, -- the types of field it allows; none: any
    needs_code_list boolean     not null,
    severity        text        not null,
    message_zh      text        not null,
    message_en      text        not null,
    active          boolean     not null,
    changed_by      text        not null,
    changed_at      timestamptz not null,
    revision        bigint      not null
);

create table mapping (
    id           uuid primary key,
    unit         text        not null references unit,
    code_list    text        not null,
    number       int         not null,
    state        text        not null,
    valid_from   date        not null,
    valid_until  date,
    entries      int         not null,
    changed_at   timestamptz not null,
    author       text        not null,
    author_name  text        not null,
    drafted_at   timestamptz not null,
    submitter    text,
    due          date, -- until when the center confirms a submitted one
    publisher    text,
    published_at timestamptz,
    revision     bigint      not null,
    unique (unit, code_list, number)
);

create unique index mapping_draft on mapping (unit, code_list) where state in ('DRAFT', 'SUBMITTED');
create index mapping_by_unit on mapping (unit, id);
create index mapping_submitted on mapping (due, id) where state = 'SUBMITTED';
create index mapping_published on mapping (unit, code_list, number desc) where state = 'PUBLISHED';

create trigger mapping_is_kept before delete on mapping
    for each row execute function refuse_change();

create table mapping_entry (
    mapping       uuid not null references mapping,
    code          text not null, -- the unit's own
    name          text,
    standard_code text,          -- none: the unit uses the code and has not mapped it
    primary key (mapping, code)
);

-- What was published stays as it was published, even by mistake of the service itself.
create function refuse_entry_change() returns trigger language plpgsql as $$
declare
    owner uuid;
    open boolean;
begin
    if tg_table_name = 'mapping_entry' then
        owner := coalesce(new.mapping, old.mapping);
        select state = 'DRAFT' into open from mapping where id = owner;
    else
        owner := coalesce(new.version, old.version);
        select state = 'DRAFT' into open from code_list_version where id = owner;
    end if;
    if not open then
        raise exception '% is changed in drafts only', tg_table_name;
    end if;
    return coalesce(new, old);
end $$;

-- Codes of units that came up and stand in no mapping.
create table unmapped_code (
    unit        text        not null references unit,
    code_list   text        not null,
    code        text        not null,
    occurrences bigint      not null,
    first_seen  date        not null,
    last_seen   date        not null,
    reported_at timestamptz not null,
    due         date        not null, -- until when the unit maps it
    mapped      boolean     not null,
    primary key (unit, code_list, code)
);

create index unmapped_code_most_frequent on unmapped_code (unit, (-occurrences), code_list, code) where not mapped;
create index unmapped_code_of_list on unmapped_code (unit, code_list, (-occurrences), code) where not mapped;

-- What was counted already: a report counts once, however often it is sent.
create table unmapped_report (
    id          uuid primary key,
    unit        text        not null references unit,
    code_list   text        not null,
    reported_at timestamptz not null
);

insert into code_list_version (id, code, number, state, standing, name_zh, name_en, source, entries, changed_at, author, author_name,
    drafted_at, publisher, published_at, revision)
values ('019b76da-a800-7000-8000-000000000501', 'administrative-divisions', 1, 'PUBLISHED', true, '行政区划', 'Administrative divisions',
    '国家统计局《统计用区划代码和城乡划分代码》：县级为六位代码，乡级为九位代码；其余地区以本接口录入',
    29, now(), 'platform', 'platform', now(), 'platform', now(), 0);

insert into code_list_entry (version, code, name_zh, name_en, parent) values
    ('019b76da-a800-7000-8000-000000000501', '140000', '山西省', 'Shanxi Province', null),
    ('019b76da-a800-7000-8000-000000000501', '141000', '临汾市', 'Linfen City', '140000'),
    ('019b76da-a800-7000-8000-000000000501', '141002', '尧都区', 'Yaodu District', '141000'),
    ('019b76da-a800-7000-8000-000000000501', '141021', '曲沃县', 'Quwo County', '141000'),
    ('019b76da-a800-7000-8000-000000000501', '141022', '翼城县', 'Yicheng County', '141000'),
    ('019b76da-a800-7000-8000-000000000501', '141023', '襄汾县', 'Xiangfen County', '141000'),
    ('019b76da-a800-7000-8000-000000000501', '141024', '洪洞县', 'Hongtong County', '141000'),
    ('019b76da-a800-7000-8000-000000000501', '141025', '古县', 'Gu County', '141000'),
    ('019b76da-a800-7000-8000-000000000501', '141026', '安泽县', 'Anze County', '141000'),
    ('019b76da-a800-7000-8000-000000000501', '141027', '浮山县', 'Fushan County', '141000'),
    ('019b76da-a800-7000-8000-000000000501', '141028', '吉县', 'Ji County', '141000'),
    ('019b76da-a800-7000-8000-000000000501', '141029', '乡宁县', 'Xiangning County', '141000'),
    ('019b76da-a800-7000-8000-000000000501', '141030', '大宁县', 'Daning County', '141000'),
    ('019b76da-a800-7000-8000-000000000501', '141031', '隰县', 'Xi County', '141000'),
    ('019b76da-a800-7000-8000-000000000501', '141032', '永和县', 'Yonghe County', '141000'),
    ('019b76da-a800-7000-8000-000000000501', '141033', '蒲县', 'Pu County', '141000'),
    ('019b76da-a800-7000-8000-000000000501', '141034', '汾西县', 'Fenxi County', '141000'),
    ('019b76da-a800-7000-8000-000000000501', '141081', '侯马市', 'Houma City', '141000'),
    ('019b76da-a800-7000-8000-000000000501', '141082', '霍州市', 'Huozhou City', '141000'),
    ('019b76da-a800-7000-8000-000000000501', '141029100', '昌宁镇', null, '141029'),
    ('019b76da-a800-7000-8000-000000000501', '141029101', '光华镇', null, '141029'),
    ('019b76da-a800-7000-8000-000000000501', '141029102', '台头镇', null, '141029'),
    ('019b76da-a800-7000-8000-000000000501', '141029103', '管头镇', null, '141029'),
    ('019b76da-a800-7000-8000-000000000501', '141029104', '西坡镇', null, '141029'),
    ('019b76da-a800-7000-8000-000000000501', '141029200', '双鹤乡', null, '141029'),
    ('019b76da-a800-7000-8000-000000000501', '141029201', '关王庙乡', null, '141029'),
    ('019b76da-a800-7000-8000-000000000501', '141029202', '尉庄乡', null, '141029'),
    ('019b76da-a800-7000-8000-000000000501', '141029203', '西交口乡', null, '141029'),
    ('019b76da-a800-7000-8000-000000000501', '141029204', '枣岭乡', null, '141029');

insert into code_list_version (id, code, number, state, standing, name_zh, name_en, source, entries, changed_at, author, author_name,
    drafted_at, publisher, published_at, revision)
values ('019b76da-a800-7000-8000-000000000502', 'measure-units', 1, 'PUBLISHED', true, '计量单位', 'Units of measure',
    'UN/CEFACT Recommendation No. 20; CNY: ISO 4217',
    16, now(), 'platform', 'platform', now(), 'platform', now(), 0);

insert into code_list_entry (version, code, name_zh, name_en, parent) values
    ('019b76da-a800-7000-8000-000000000502', 'GRM', '克', 'gram', null),
    ('019b76da-a800-7000-8000-000000000502', 'KGM', '千克', 'kilogram', null),
    ('019b76da-a800-7000-8000-000000000502', 'TNE', '吨', 'tonne', null),
    ('019b76da-a800-7000-8000-000000000502', 'MLT', '毫升', 'millilitre', null),
    ('019b76da-a800-7000-8000-000000000502', 'LTR', '升', 'litre', null),
    ('019b76da-a800-7000-8000-000000000502', 'MTR', '米', 'metre', null),
    ('019b76da-a800-7000-8000-000000000502', 'MTK', '平方米', 'square metre', null),
    ('019b76da-a800-7000-8000-000000000502', 'MTQ', '立方米', 'cubic metre', null),
    ('019b76da-a800-7000-8000-000000000502', 'H87', '件', 'piece', null),
    ('019b76da-a800-7000-8000-000000000502', 'SET', '套', 'set', null),
    ('019b76da-a800-7000-8000-000000000502', 'PR', '双、对', 'pair', null),
    ('019b76da-a800-7000-8000-000000000502', 'DZN', '打', 'dozen', null),
    ('019b76da-a800-7000-8000-000000000502', 'KWH', '千瓦时', 'kilowatt hour', null),
    ('019b76da-a800-7000-8000-000000000502', 'HUR', '小时', 'hour', null),
    ('019b76da-a800-7000-8000-000000000502', 'DAY', '天', 'day', null),
    ('019b76da-a800-7000-8000-000000000502', 'CNY', '元', 'yuan renminbi', null);

insert into code_list_version (id, code, number, state, standing, name_zh, name_en, source, entries, changed_at, author, author_name,
    drafted_at, publisher, published_at, revision)
values ('019b76da-a800-7000-8000-000000000503', 'sales-channels', 1, 'PUBLISHED', true, '销售渠道', 'Sales channels',
    '本平台拟定，待主管部门发布标准后替换',
    7, now(), 'platform', 'platform', now(), 'platform', now(), 0);

insert into code_list_entry (version, code, name_zh, name_en, parent) values
    ('019b76da-a800-7000-8000-000000000503', 'ONLINE', '线上', 'online', null),
    ('019b76da-a800-7000-8000-000000000503', 'ONLINE_SHOP', '网店', 'online shop', 'ONLINE'),
    ('019b76da-a800-7000-8000-000000000503', 'LIVE_STREAM', '直播', 'live stream', 'ONLINE'),
    ('019b76da-a800-7000-8000-000000000503', 'COMMUNITY', '社区团购', 'community group buying', 'ONLINE'),
    ('019b76da-a800-7000-8000-000000000503', 'OFFLINE', '线下', 'offline', null),
    ('019b76da-a800-7000-8000-000000000503', 'STORE', '门店', 'store', 'OFFLINE'),
    ('019b76da-a800-7000-8000-000000000503', 'WHOLESALE', '批发', 'wholesale', 'OFFLINE');

insert into code_list_version (id, code, number, state, standing, name_zh, name_en, source, entries, changed_at, author, author_name,
    drafted_at, publisher, published_at, revision)
values ('019b76da-a800-7000-8000-000000000504', 'product-categories', 1, 'PUBLISHED', true, '商品大类', 'Product categories',
    '本平台拟定，待主管部门发布标准后替换',
    13, now(), 'platform', 'platform', now(), 'platform', now(), 0);

insert into code_list_entry (version, code, name_zh, name_en, parent) values
    ('019b76da-a800-7000-8000-000000000504', 'AGRICULTURAL', '农产品', 'agricultural products', null),
    ('019b76da-a800-7000-8000-000000000504', 'GRAIN_OIL', '粮油', 'grain and oil', 'AGRICULTURAL'),
    ('019b76da-a800-7000-8000-000000000504', 'VEGETABLE', '蔬菜', 'vegetables', 'AGRICULTURAL'),
    ('019b76da-a800-7000-8000-000000000504', 'FRUIT', '水果', 'fruit', 'AGRICULTURAL'),
    ('019b76da-a800-7000-8000-000000000504', 'NUT_SPICE', '干果与调味', 'nuts and spices', 'AGRICULTURAL'),
    ('019b76da-a800-7000-8000-000000000504', 'LIVESTOCK', '畜禽产品', 'livestock and poultry', 'AGRICULTURAL'),
    ('019b76da-a800-7000-8000-000000000504', 'AQUATIC', '水产品', 'aquatic products', 'AGRICULTURAL'),
    ('019b76da-a800-7000-8000-000000000504', 'HERB', '中药材', 'medicinal herbs', 'AGRICULTURAL'),
    ('019b76da-a800-7000-8000-000000000504', 'PROCESSED_FOOD', '农产品加工食品', 'processed food', 'AGRICULTURAL'),
    ('019b76da-a800-7000-8000-000000000504', 'OTHER_GOODS', '其他商品', 'other goods', null),
    ('019b76da-a800-7000-8000-000000000504', 'HANDICRAFT', '手工艺品', 'handicrafts', 'OTHER_GOODS'),
    ('019b76da-a800-7000-8000-000000000504', 'DAILY_GOODS', '日用品', 'daily goods', 'OTHER_GOODS'),
    ('019b76da-a800-7000-8000-000000000504', 'PRODUCTION_MEANS', '农业生产资料', 'agricultural means of production', 'OTHER_GOODS');

-- What the standard interfaces are made of; classes and calibers are proposals of this platform.
insert into data_element_version (id, code, name_zh, name_en, type, max_length, precision, scale, code_list, measure_unit,
    caliber, classification, number, state, standing, personal_data, author, author_name, drafted_at, publisher, published_at, revision)
select cast(element.id as uuid), code, name_zh, name_en, type, cast(max_length as int), cast(precision as int), cast(scale as int), code_list,
    measure_unit, caliber, classification, 1, 'PUBLISHED', true, false, 'platform', 'platform', now(), 'platform', now(), 0
from (values
    ('019b76da-a800-7000-8000-000000000505', 'orderNo', '订单编号', 'order number', 'STRING', 64, null, null, null, null,
     '销售方系统中一笔订单的编号，单位内唯一', 'L2'),
    ('019b76da-a800-7000-8000-000000000506', 'lineNo', '行号', 'line number', 'INTEGER', null, null, null, null, null,
     '订单内商品行的序号，从 1 起', 'L1'),
    ('019b76da-a800-7000-8000-000000000507', 'shopNo', '店铺编号', 'shop number', 'STRING', 64, null, null, null, null,
     '单位自有的店铺编号，不随店铺改名而变', 'L1'),
    ('019b76da-a800-7000-8000-000000000508', 'productNo', '商品编号', 'product number', 'STRING', 64, null, null, null, null,
     '单位自有的商品编号；经代码映射归入标准商品大类', 'L1'),
    ('019b76da-a800-7000-8000-000000000509', 'productName', '商品名称', 'product name', 'STRING', 200, null, null, null, null,
     '销售或生产时使用的商品名称', 'L1'),
    ('019b76da-a800-7000-8000-00000000050a', 'productCategoryCode', '商品大类代码', 'product category', 'STRING', 40, null, null, 'product-categories', null,
     '按商品的主要用途归类，一个商品只归一类', 'L1'),
    ('019b76da-a800-7000-8000-00000000050b', 'salesChannelCode', '销售渠道代码', 'sales channel', 'STRING', 40, null, null, 'sales-channels', null,
     '成交时所经渠道；线上下单到店自提的计线上', 'L1'),
    ('019b76da-a800-7000-8000-00000000050c', 'placeCode', '所在地行政区划代码', 'place', 'STRING', 9, null, null, 'administrative-divisions', null,
     '经营地或生产地所在的县级或乡级行政区划，按统计用区划代码', 'L1'),
    ('019b76da-a800-7000-8000-00000000050d', 'measureUnitCode', '计量单位代码', 'unit of measure', 'STRING', 10, null, null, 'measure-units', null,
     '同一条记录中各数量的计量单位', 'L1'),
    ('019b76da-a800-7000-8000-00000000050e', 'soldAt', '成交时间', 'time of sale', 'TIMESTAMP', null, null, null, null, null,
     '买方付款成功的时间；退货为退款成功的时间', 'L1'),
    ('019b76da-a800-7000-8000-00000000050f', 'saleQuantity', '销售数量', 'quantity sold', 'NUMBER', null, 18, 3, null, null,
     '成交商品数量；退货为负数', 'L2'),
    ('019b76da-a800-7000-8000-000000000510', 'saleAmount', '销售金额', 'amount of sale', 'NUMBER', null, 18, 2, null, 'CNY',
     '买方实付金额，含税，不含运费；退货为负数', 'L2'),
    ('019b76da-a800-7000-8000-000000000511', 'workOrderNo', '工单编号', 'work order number', 'STRING', 64, null, null, null, null,
     '生产方系统中一张工单的编号，单位内唯一', 'L2'),
    ('019b76da-a800-7000-8000-000000000512', 'finishedDate', '完工日期', 'date of completion', 'DATE', null, null, null, null, null,
     '工单报完工的日期，按本县时区', 'L1'),
    ('019b76da-a800-7000-8000-000000000513', 'outputQuantity', '产出数量', 'quantity produced', 'NUMBER', null, 18, 3, null, null,
     '完工产出的全部数量，含报废；产出减报废等于入库', 'L2'),
    ('019b76da-a800-7000-8000-000000000514', 'scrapQuantity', '报废数量', 'quantity scrapped', 'NUMBER', null, 18, 3, null, null,
     '产出中经检验不合格而报废的数量', 'L2'),
    ('019b76da-a800-7000-8000-000000000515', 'stockInQuantity', '入库数量', 'quantity put into stock', 'NUMBER', null, 18, 3, null, null,
     '产出中合格并办理入库的数量', 'L2'),
    ('019b76da-a800-7000-8000-000000000516', 'outputAmount', '产值', 'value of output', 'NUMBER', null, 18, 2, null, 'CNY',
     '入库数量乘以不含税出厂价', 'L2'),
    ('019b76da-a800-7000-8000-000000000517', 'stockDate', '库存日期', 'date of stock', 'DATE', null, null, null, null, null,
     '日库存所属的日期，按本县时区', 'L1'),
    ('019b76da-a800-7000-8000-000000000518', 'warehouseNo', '仓库编号', 'warehouse number', 'STRING', 64, null, null, null, null,
     '单位自有的仓库编号', 'L1'),
    ('019b76da-a800-7000-8000-000000000519', 'isColdStorage', '是否冷库', 'whether cold storage', 'BOOLEAN', null, null, null, null, null,
     '仓库为冷藏或冷冻库的为是', 'L1'),
    ('019b76da-a800-7000-8000-00000000051a', 'openingQuantity', '期初库存', 'opening stock', 'NUMBER', null, 18, 3, null, null,
     '当日零时的账面库存，等于前一日期末库存', 'L2'),
    ('019b76da-a800-7000-8000-00000000051b', 'inQuantity', '入库数量（日）', 'quantity in', 'NUMBER', null, 18, 3, null, null,
     '当日全部入库，含采购、生产、调入、退货', 'L2'),
    ('019b76da-a800-7000-8000-00000000051c', 'outQuantity', '出库数量（日）', 'quantity out', 'NUMBER', null, 18, 3, null, null,
     '当日全部出库，含销售、调出，不含损耗', 'L2'),
    ('019b76da-a800-7000-8000-00000000051d', 'lossQuantity', '损耗数量', 'quantity lost', 'NUMBER', null, 18, 3, null, null,
     '当日报损、盘亏减盘盈的数量', 'L2'),
    ('019b76da-a800-7000-8000-00000000051e', 'closingQuantity', '期末库存', 'closing stock', 'NUMBER', null, 18, 3, null, null,
     '期初加入库减出库减损耗', 'L2')
) as element (id, code, name_zh, name_en, type, max_length, precision, scale, code_list, measure_unit, caliber, classification);

insert into naming_rule (code, subject, applies_to, must_match, types, needs_code_list, severity, message_zh, message_en,
    active, changed_by, changed_at, revision) values
    ('camel-case', 'FIELD_NAME', '.', '^[a-z][A-Za-z0-9]*$', '{}', false, 'SHOULD',
     '字段名用英文小驼峰，如 saleAmount',
     'Field names are English words in camelCase, such as saleAmount', true, 'platform', now(), 0),
    ('at-is-timestamp', 'FIELD_NAME', '[a-z]At$', null, '{TIMESTAMP}', false, 'SHOULD',
     '以 At 结尾的字段是时间点，类型应为 timestamp',
     'A field that ends in At is a moment: its type is timestamp', true, 'platform', now(), 0),
    ('date-is-date', 'FIELD_NAME', '[a-z]Date$', null, '{DATE}', false, 'SHOULD',
     '以 Date 结尾的字段是日期，类型应为 date',
     'A field that ends in Date is a day: its type is date', true, 'platform', now(), 0),
    ('code-has-list', 'FIELD_NAME', '[a-z]Code$', null, '{STRING}', true, 'SHOULD',
     '以 Code 结尾的字段取自代码集，应引用带代码集的数据元；单位自有的编号以 No 结尾',
     'A field that ends in Code takes its values from a code list: refer to a data element with one; a unit''s own numbers end in No', true, 'platform', now(), 0),
    ('amount-is-number', 'FIELD_NAME', '[a-z]Amount$|^amount$', null, '{NUMBER}', false, 'SHOULD',
     '以 Amount 结尾的字段是金额，类型应为 number',
     'A field that ends in Amount is an amount of money: its type is number', true, 'platform', now(), 0),
    ('quantity-is-numeric', 'FIELD_NAME', '[a-z]Quantity$|^quantity$', null, '{NUMBER,INTEGER}', false, 'SHOULD',
     '以 Quantity 结尾的字段是数量，类型应为 number 或 integer',
     'A field that ends in Quantity is a quantity: its type is number or integer', true, 'platform', now(), 0),
    ('is-means-boolean', 'FIELD_NAME', '^(is|has)[A-Z]', null, '{BOOLEAN}', false, 'SHOULD',
     '以 is、has 开头的字段是是非值，类型应为 boolean',
     'A field that begins with is or has is true or false: its type is boolean', true, 'platform', now(), 0),
    ('heading-without-blanks', 'HEADING', '.', '^[^ \t　]+$', '{}', false, 'SHOULD',
     '列标题中不留空格，以免与导出文件的表头对不上',
     'A heading holds no blanks, which get lost between systems', true, 'platform', now(), 0),
    ('interface-code-of-words', 'INTERFACE_CODE', '.', '^[a-z][a-z0-9]*-[a-z0-9-]+$', '{}', false, 'SHOULD',
     '接口编码由两个以上的英文小写单词组成，以连字符相连，如 online-retail',
     'The code of an interface is two words or more in lower case, joined by hyphens, such as online-retail', true, 'platform', now(), 0);

create trigger code_list_entry_of_a_draft before insert or update or delete on code_list_entry
    for each row execute function refuse_entry_change();

create trigger mapping_entry_of_a_draft before insert or update or delete on mapping_entry
    for each row execute function refuse_entry_change();
