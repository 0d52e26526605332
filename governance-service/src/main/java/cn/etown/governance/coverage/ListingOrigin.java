package cn.etown.governance.coverage;

import java.time.LocalDate;

/**
 * Where a listing comes from, said beside its content.
 *
 * @param takenFrom where and how it was taken, such as the query on the catalogue or the document's name
 * @param takenOn the day it was taken
 */
record ListingOrigin(ListingKind kind, String takenFrom, LocalDate takenOn) {}
