-- Published data elements by their Chinese names, by which a contract's fields are known too (R3.2b).
-- Landed: grows by new versions only.
create index data_element_published_name on data_element_version (name_zh, code) where state = 'PUBLISHED';
