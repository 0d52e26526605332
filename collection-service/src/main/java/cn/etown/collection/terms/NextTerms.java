package cn.etown.collection.terms;

import java.time.LocalDate;
import java.util.List;

/** The version that is asked for. */
public interface NextTerms {

    /** The first day on which it holds, tomorrow at the earliest. */
    LocalDate holdsFrom();

    /** Where it is taken from, such as a notice of the center. */
    String source();

    /** What it sets, in the order of the table's columns. */
    List<Object> terms();
}
