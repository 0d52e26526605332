-- What the standard interface shop-days is made of: the measures of the sales theme that lines of orders cannot say.
-- Calibers and classes are proposals of this platform. Landed: grows by new versions only.

insert into data_element_version (id, code, name_zh, name_en, type, measure_unit, caliber, classification, number, state, standing,
    personal_data, author, author_name, drafted_at, publisher, published_at, revision)
select cast(element.id as uuid), code, name_zh, name_en, type, measure_unit, caliber, classification, 1, 'PUBLISHED', true,
    false, 'platform', 'platform', now(), 'platform', now(), 0
from (values
    ('019b76da-a800-7000-8000-000000001501', 'businessDate', '营业日期', 'day of business', 'DATE', null,
     '成交、揽收、签收发生的日期，按本县时区', 'L1'),
    ('019b76da-a800-7000-8000-000000001502', 'orderCount', '订单数', 'number of orders', 'INTEGER', null,
     '当日买方付款成功的订单数，一个订单只计一次，不论有几个商品行；不扣退货', 'L2'),
    ('019b76da-a800-7000-8000-000000001503', 'parcelOutCount', '发出包裹数', 'parcels out', 'INTEGER', 'H87',
     '当日由快递揽收、从本县发出的包裹件数', 'L2'),
    ('019b76da-a800-7000-8000-000000001504', 'parcelInCount', '收到包裹数', 'parcels in', 'INTEGER', 'H87',
     '当日签收、寄达本县的包裹件数，含退货寄回的', 'L2')
) as element (id, code, name_zh, name_en, type, measure_unit, caliber, classification);
