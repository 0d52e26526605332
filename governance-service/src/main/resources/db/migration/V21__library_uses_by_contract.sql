-- What refers to an element or a standard, in the order of its pages. Landed: grows by new versions only.
create index library_use_by_contract on library_use (reference, contract);
